// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "app/trust/trust_set.h"
#include "core/format.h"
#include "inference/imaging/error_maps.h"
#include "inference/imaging/local_correlation.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/observation.h"
#include "inference/imaging/ssim.h"

namespace glmamba::trust {

namespace {

using core::format;
using Clock = std::chrono::steady_clock;

}  // namespace

TrustMaker::TrustMaker(TrustInput input, core::CancelToken cancel)
    : m_input(std::move(input)), m_cancel(std::move(cancel)), m_head(imaging::headMask(*m_input.interpolated)) {
  m_lr = core::slices(*m_input.lr, m_input.slices.first, m_input.slices.last);
  if (m_input.truth) m_truth = core::slices(*m_input.truth, m_input.slices.first, m_input.slices.last);
}

TrustSet TrustMaker::take() {
  TrustSet made = std::move(m_set);
  m_set = {};
  return made;
}

void TrustMaker::add(const std::string& quantity, const std::string& more, const core::VolumePtr& volume,
                     const std::string& how, const std::vector<bool>& head) {
  m_cancel.throwIfCancelled();
  const std::string name = quantity + (more.empty() ? "" : "-" + more);
  m_set.maps.push_back({name, core::mapQuantity(quantity), volume, how});
  m_set.spreads.push_back(imaging::summarise(*volume, head));
}

void TrustMaker::add(const std::string& quantity, const core::VolumePtr& volume, const std::string& how) {
  add(quantity, {}, volume, how, m_head);
}

void TrustMaker::error() {
  const core::Volume& sr = *m_input.sr;
  add("signed-error", imaging::signedError(*m_truth, sr), "SR - truth");
  add("absolute-error", imaging::absoluteError(*m_truth, sr), "|SR - truth|");
  add("ssim", imaging::ssimMap(*m_truth, sr, core::voxelRange(*m_input.truth).highest, m_cancel),
      "SSIM of SR and truth, Gaussian window of 1.5 voxels");
  add("gradient-error", imaging::gradientError(*m_truth, sr, m_cancel),
      "length of the in-plane gradient of SR - truth");
}

void TrustMaker::measure() {
  if (m_measured) return;
  const Clock::time_point start = Clock::now();
  m_measured =
      imaging::measurementMaps(*m_input.sr, *m_lr, m_input.alignment, imaging::noiseLevel(*m_input.lr), m_cancel);
  m_set.measurementSeconds = std::chrono::duration<double>(Clock::now() - start).count();
}

std::string TrustMaker::operation() const {
  return m_input.alignment == core::GridAlignment::area ? "voxels averaged" : "k-space cropped to the measured size";
}

void TrustMaker::measurement(bool withConsistency, bool withAdded) {
  measure();
  if (withConsistency) consistency();
  if (withAdded) added();
}

void TrustMaker::consistency() {
  const imaging::NoiseLevel& noise = m_measured->noise;
  const std::vector<bool> head = imaging::headMask(*m_lr);
  add("dc-residual", {}, m_measured->residual,
      format("|D(SR) - LR| / %.4g; D: %s; noise: %s", noise.sigma, operation().c_str(), noise.how.c_str()), head);
  std::size_t voxels = 0, beyond = 0;
  for (std::size_t n = 0; n < head.size(); ++n)
    if (head[n]) {
      ++voxels;
      beyond += m_measured->residual->voxels()[n] > 3 ? 1 : 0;
    }
  const double share = voxels > 0 ? static_cast<double>(beyond) / static_cast<double>(voxels) : 0;
  m_set.consistency = ConsistencyFigures{noise, share};
  say(Group::consistency, format("noise of the measured image: %.4g (%s)", noise.sigma, noise.how.c_str()));
  say(Group::consistency,
      format("%.2f %% of the head's voxels contradict the measurement by more than 3 of it", 100 * share));
}

void TrustMaker::added() {
  add("added", m_measured->added, "SR less its part in the measured band; D: " + operation());
  add("added-energy", m_measured->addedShare,
      "share of added energy in the local detail, Gaussian window of 2 voxels; D: " + operation());
  std::vector<float> head;
  for (const bool inside : m_head) head.push_back(inside ? 1 : 0);
  const auto share =
      imaging::addedShareByLabel(*m_measured->added, *m_measured->measured, {m_input.sr->geometry(), head});
  m_set.added = AddedFigures{share.count(1) > 0 ? share.at(1) : 0, {}};
  say(Group::added, format("%.2f %% of the energy of the head's detail was added", 100 * m_set.added->shareInHead));
  if (!m_input.labels) return;
  m_set.added->shareByLabel = imaging::addedShareByLabel(*m_measured->added, *m_measured->measured, *m_input.labels);
  for (const auto& [label, part] : m_set.added->shareByLabel)
    say(Group::added,
        format("%.2f %% of the energy of the detail in the region with label %d was added", 100 * part, label));
}

void TrustMaker::resolution() {
  const auto rings = imaging::ringCorrelation(*m_truth, *m_input.sr, *m_input.interpolated, m_cancel);
  add("effective-resolution", rings.resolution,
      "1/(2f) where the Fourier-ring correlation of SR and truth falls below 1/2, in patches of 32 voxels; 0: not "
      "measured");
  ResolutionFigures figures{rings.median, rings.baselineMedian, rings.patches.size(), {}};
  for (imaging::RingPatch patch : rings.patches) {
    if (!patch.isFlagged) continue;
    patch.slice += m_input.slices.first;
    figures.flagged.push_back(patch);
  }
  say(Group::resolution,
      format("effective resolution %.2f mm, of the interpolated image %.2f mm; %zu of %zu patches are no finer",
             rings.median, rings.baselineMedian, figures.flagged.size(), rings.patches.size()));
  m_set.resolution = std::move(figures);
}

void TrustMaker::reference(const engine::ReferenceInfluence& found, double referenceQuantile) {
  m_set.warnings.insert(m_set.warnings.end(), found.warnings.begin(), found.warnings.end());
  const std::string share = format(", as a share of the brightness %.4g", found.brightness);
  add("reference-influence", found.influence, "the largest of the three changes below" + share);
  const auto one = [&](const char* which, const core::VolumePtr& volume, const char* how) {
    add("reference-influence", which, volume, how + share, m_head);
  };
  one("blanked", found.blanked, "change of SR when the reference is 0 everywhere");
  one("shifted", found.shifted, "change of SR when the reference is moved by one voxel along columns and rows");
  one("mirrored", found.mirrored, "change of SR when left and right of the reference are exchanged");
  m_set.reference = ReferenceFigures{found.seconds, found.brightness};

  measure();
  const core::Volume& reference = *found.reference;
  const auto seen = imaging::observed(reference, m_lr->geometry(), m_input.alignment, m_cancel);
  const auto detail =
      imaging::signedError(*imaging::measuredPart(*seen, reference.geometry(), m_input.alignment, m_cancel), reference);
  // Detail of a hundredth of an image's brightness is hardly seen.
  const double floor = 0.01;
  add("reference-correlation",
      imaging::localCorrelation(*m_measured->added, *detail, floor * found.brightness,
                                floor * core::quantileOfNonZero(reference, referenceQuantile), m_cancel),
      "local correlation of what was added with the same band of the reference, Gaussian window of 2.5 voxels");
}

void TrustMaker::uncertainty(const engine::Uncertainty& found, std::size_t models) {
  m_set.warnings.insert(m_set.warnings.end(), found.warnings.begin(), found.warnings.end());
  add("uncertainty", found.spread,
      format("standard deviation of %d answers: 8 flips and turns, 4 shifts by parts of a voxel, %zu model%s",
             found.answers, models, models == 1 ? "" : "s"));
  m_set.uncertainty = UncertaintyFigures{found.seconds, found.answers, models, {}};
  if (!m_truth) return;
  const auto curve = imaging::reliability(*found.spread, *imaging::signedError(*m_truth, *m_input.sr), m_head);
  m_set.uncertainty->reliability = curve;
  say(Group::uncertainty,
      format("the true error is %.2f times the uncertainty; calibration error %.2f, after that factor %.2f; rank "
             "correlation %.2f",
             curve.factor, curve.calibrationError, curve.calibrationErrorAfter, curve.rankCorrelation));
}

}  // namespace glmamba::trust
