#include "app/cli/trust_set.h"

#include <algorithm>
#include <chrono>
#include <cstdarg>
#include <cstdio>

#include "app/cli/interruption.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "inference/engine/reference_influence.h"
#include "inference/engine/uncertainty.h"
#include "inference/imaging/error_maps.h"
#include "inference/imaging/head_mask.h"
#include "inference/imaging/local_correlation.h"
#include "inference/imaging/measurement_maps.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/observation.h"
#include "inference/imaging/reliability.h"
#include "inference/imaging/resample.h"
#include "inference/imaging/ring_correlation.h"
#include "inference/imaging/ssim.h"
#include "io/load.h"
#include "io/scan.h"

namespace glmamba::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::pair<const char*, TrustGroup> kGroups[] = {{"error", TrustGroup::error},
                                                          {"consistency", TrustGroup::consistency},
                                                          {"added", TrustGroup::added},
                                                          {"reference", TrustGroup::reference},
                                                          {"uncertainty", TrustGroup::uncertainty},
                                                          {"resolution", TrustGroup::resolution}};

std::string format(const char* pattern, ...) {
  char text[320];
  va_list arguments;
  va_start(arguments, pattern);
  std::vsnprintf(text, sizeof text, pattern, arguments);
  va_end(arguments);
  return text;
}

/// One task's maps, as they come.
class TrustMaker {
 public:
  explicit TrustMaker(const TrustTask& task)
      : m_task(task),
        m_sr(*task.result.sr),
        m_range(task.inputs.range(task.options)),
        m_head(imaging::headMask(*task.result.interpolated)) {
    if (task.inputs.truth) m_truth = core::slices(*task.inputs.truth->volume, m_range.first, m_range.last);
  }

  TrustSet made() {
    const auto has = [&](TrustGroup group) { return m_task.groups.count(group) > 0; };
    if (has(TrustGroup::error)) error();
    if (has(TrustGroup::consistency) || has(TrustGroup::added) || has(TrustGroup::reference)) measurement();
    if (has(TrustGroup::resolution)) resolution();
    if (has(TrustGroup::reference)) reference();
    if (has(TrustGroup::uncertainty)) uncertainty();
    return std::move(m_set);
  }

 private:
  void add(const std::string& quantity, const std::string& more, const core::VolumePtr& volume, const std::string& how,
           const std::vector<bool>& head) {
    const std::string name = quantity + (more.empty() ? "" : "-" + more);
    m_set.maps.push_back({name, core::mapQuantity(quantity), volume, how});
    const imaging::MapSummary spread = imaging::summarise(*volume, head);
    m_set.figures["maps"][name] = {{"unit", m_set.maps.back().quantity->unit},
                                   {"voxels", spread.voxels},
                                   {"mean", spread.mean},
                                   {"median", spread.median},
                                   {"quantile95", spread.quantile95},
                                   {"highest", spread.highest}};
  }
  void add(const std::string& quantity, const core::VolumePtr& volume, const std::string& how) {
    add(quantity, {}, volume, how, m_head);
  }

  void error() {
    add("signed-error", imaging::signedError(*m_truth, m_sr), "SR - truth");
    add("absolute-error", imaging::absoluteError(*m_truth, m_sr), "|SR - truth|");
    add("ssim",
        imaging::ssimMap(*m_truth, m_sr, core::voxelRange(*m_task.inputs.truth->volume).highest, interruption()),
        "SSIM of SR and truth, Gaussian window of 1.5 voxels");
    add("gradient-error", imaging::gradientError(*m_truth, m_sr, interruption()),
        "length of the in-plane gradient of SR - truth");
  }

  void measurement() {
    const Clock::time_point start = Clock::now();
    const core::Volume& whole = m_task.inputs.lr();
    const core::VolumePtr lr = core::slices(whole, m_range.first, m_range.last);
    const core::GridAlignment alignment = m_task.model.card().alignment;
    m_measured = imaging::measurementMaps(m_sr, *lr, alignment, imaging::noiseLevel(whole), interruption());
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const double share = seconds / m_task.result.seconds;
    m_set.figures["measurement"] = {{"seconds", seconds}, {"share_of_super_resolution", share}};
    const std::string operation =
        alignment == core::GridAlignment::area ? "voxels averaged" : "k-space cropped to the measured size";
    if (m_task.groups.count(TrustGroup::consistency) > 0) consistency(*lr, operation);
    if (m_task.groups.count(TrustGroup::added) > 0) added(operation);
  }

  void consistency(const core::Volume& lr, const std::string& operation) {
    const imaging::NoiseLevel& noise = m_measured.noise;
    const std::vector<bool> head = imaging::headMask(lr);
    add("dc-residual", {}, m_measured.residual,
        format("|D(SR) - LR| / %.4g; D: %s; noise: %s", noise.sigma, operation.c_str(), noise.how.c_str()), head);
    std::size_t voxels = 0, beyond = 0;
    for (std::size_t n = 0; n < head.size(); ++n)
      if (head[n]) {
        ++voxels;
        beyond += m_measured.residual->voxels()[n] > 3 ? 1 : 0;
      }
    const double share = voxels > 0 ? static_cast<double>(beyond) / static_cast<double>(voxels) : 0;
    m_set.figures["consistency"] = {{"noise_sigma", noise.sigma},
                                    {"noise_from_background", noise.fromBackground},
                                    {"noise_how", noise.how},
                                    {"share_beyond_3_sigma", share}};
    m_set.says.push_back(format("noise of the measured image: %.4g (%s)", noise.sigma, noise.how.c_str()));
    m_set.says.push_back(
        format("%.2f %% of the head's voxels contradict the measurement by more than 3 of it", 100 * share));
  }

  void added(const std::string& operation) {
    add("added", m_measured.added, "SR less its part in the measured band; D: " + operation);
    add("added-energy", m_measured.addedShare,
        "share of added energy in the local detail, Gaussian window of 2 voxels; D: " + operation);
    std::vector<float> head;
    for (const bool inside : m_head) head.push_back(inside ? 1 : 0);
    const auto share = imaging::addedShareByLabel(*m_measured.added, *m_measured.measured, {m_sr.geometry(), head});
    const double ofHead = share.count(1) > 0 ? share.at(1) : 0;
    m_set.figures["added"]["share_in_head"] = ofHead;
    m_set.says.push_back(format("%.2f %% of the energy of the head's detail was added", 100 * ofHead));
    if (!m_task.labels) return;
    for (const auto& [label, part] :
         imaging::addedShareByLabel(*m_measured.added, *m_measured.measured, *m_task.labels)) {
      m_set.figures["added"]["share_by_label"][std::to_string(label)] = part;
      m_set.says.push_back(
          format("%.2f %% of the energy of the detail in the region with label %d was added", 100 * part, label));
    }
  }

  void resolution() {
    const auto rings = imaging::ringCorrelation(*m_truth, m_sr, *m_task.result.interpolated, interruption());
    add("effective-resolution", rings.resolution,
        "1/(2f) where the Fourier-ring correlation of SR and truth falls below 1/2, in patches of 32 voxels; 0: not "
        "measured");
    std::size_t flagged = 0;
    nlohmann::json patches = nlohmann::json::array();
    for (const imaging::RingPatch& patch : rings.patches) {
      if (!patch.isFlagged) continue;
      ++flagged;
      patches.push_back({{"slice", patch.slice + m_range.first},
                         {"column", patch.column},
                         {"row", patch.row},
                         {"resolution_mm", patch.resolution},
                         {"interpolated_mm", patch.baseline}});
    }
    m_set.figures["resolution"] = {{"median_mm", rings.median},
                                   {"interpolated_median_mm", rings.baselineMedian},
                                   {"patches", rings.patches.size()},
                                   {"flagged", patches}};
    m_set.says.push_back(
        format("effective resolution %.2f mm, of the interpolated image %.2f mm; %zu of %zu patches are no finer",
               rings.median, rings.baselineMedian, flagged, rings.patches.size()));
  }

  void reference() {
    const auto found = resultOf(engine::referenceInfluence(m_task.request, m_task.result.sr, m_task.model,
                                                           interruption(), terminalProgress(m_task.options.json)));
    endProgressLine();
    m_set.warnings.insert(m_set.warnings.end(), found.warnings.begin(), found.warnings.end());
    const std::string share = format(", as a share of the brightness %.4g", found.brightness);
    add("reference-influence", found.influence, "the largest of the three changes below" + share);
    const auto one = [&](const char* which, const core::VolumePtr& volume, const char* how) {
      add("reference-influence", which, volume, how + share, m_head);
    };
    one("blanked", found.blanked, "change of SR when the reference is 0 everywhere");
    one("shifted", found.shifted, "change of SR when the reference is moved by one voxel along columns and rows");
    one("mirrored", found.mirrored, "change of SR when left and right of the reference are exchanged");
    m_set.figures["reference"] = {{"seconds", found.seconds}, {"brightness", found.brightness}};

    const core::GridAlignment alignment = m_task.model.card().alignment;
    const core::Volume& reference = *m_task.result.reference;
    const core::Geometry lr = m_measured.residual->geometry();
    const auto detail =
        imaging::signedError(*imaging::measuredPart(*imaging::observed(reference, lr, alignment, interruption()),
                                                    reference.geometry(), alignment, interruption()),
                             reference);
    // Detail of a hundredth of an image's brightness is hardly seen.
    const double floor = 0.01;
    add("reference-correlation",
        imaging::localCorrelation(*m_measured.added, *detail, floor * found.brightness,
                                  floor * core::quantileOfNonZero(reference, m_task.model.card().normalisationQuantile),
                                  interruption()),
        "local correlation of what was added with the same band of the reference, Gaussian window of 2.5 voxels");
  }

  void uncertainty() {
    std::vector<engine::Model*> models{&m_task.model};
    models.insert(models.end(), m_task.checkpoints.begin(), m_task.checkpoints.end());
    const auto found =
        resultOf(engine::uncertainty(m_task.request, models, interruption(), terminalProgress(m_task.options.json)));
    endProgressLine();
    m_set.warnings.insert(m_set.warnings.end(), found.warnings.begin(), found.warnings.end());
    add("uncertainty", found.spread,
        format("standard deviation of %d answers: 8 flips and turns, 4 shifts by parts of a voxel, %zu model%s",
               found.answers, models.size(), models.size() == 1 ? "" : "s"));
    nlohmann::json& figures = m_set.figures["uncertainty"];
    figures = {{"seconds", found.seconds}, {"answers", found.answers}, {"models", models.size()}};
    if (!m_truth) return;
    const auto curve = imaging::reliability(*found.spread, *imaging::signedError(*m_truth, m_sr), m_head);
    figures["calibration_error"] = curve.calibrationError;
    figures["factor"] = curve.factor;
    figures["calibration_error_after"] = curve.calibrationErrorAfter;
    figures["rank_correlation"] = curve.rankCorrelation;
    for (const imaging::ReliabilityBin& bin : curve.bins)
      figures["reliability"].push_back({{"voxels", bin.voxels}, {"spread", bin.spread}, {"error", bin.error}});
    m_set.says.push_back(
        format("the true error is %.2f times the uncertainty; calibration error %.2f, after that factor %.2f; rank "
               "correlation %.2f",
               curve.factor, curve.calibrationError, curve.calibrationErrorAfter, curve.rankCorrelation));
  }

  const TrustTask& m_task;
  const core::Volume& m_sr;
  engine::SliceRange m_range;
  std::vector<bool> m_head;
  core::VolumePtr m_truth;
  imaging::MeasurementMaps m_measured;
  TrustSet m_set;
};

}  // namespace

void addMapsOption(CLI::App& command, std::vector<std::string>& options, const std::string& defaults) {
  std::vector<std::string> names;
  for (const auto& [name, group] : kGroups) names.emplace_back(name);
  command
      .add_option("--maps", options,
                  "Which maps, separated by commas: error and resolution (with --truth or --try), consistency, added, "
                  "reference "
                  "(3 more runs), uncertainty (12 more runs). " +
                      defaults)
      ->delimiter(',')
      ->check(CLI::IsMember(names).description(""))
      ->type_name("MAPS");
}

std::set<TrustGroup> chosenGroups(const std::vector<std::string>& names, const RunOptions& options,
                                  bool (*byDefault)(TrustGroup)) {
  std::set<TrustGroup> groups;
  for (const auto& [name, group] : kGroups) {
    const bool isNamed = std::find(names.begin(), names.end(), name) != names.end();
    const bool isPossible = options.hasTruth() || (group != TrustGroup::error && group != TrustGroup::resolution);
    if (isNamed && !isPossible)
      throw core::Error(core::ErrorCode::badValue, std::string("The map “") + name +
                                                       "” compares with the high-resolution original: name that with "
                                                       "--truth, or degrade the target with --try.");
    if (isNamed || (names.empty() && isPossible && byDefault(group))) groups.insert(group);
  }
  return groups;
}

core::VolumePtr labelsOn(const std::string& file, const core::Geometry& grid) {
  const io::ScanResult found = io::scan({file}, interruption());
  if (found.studies.size() != 1 || found.studies[0].series.size() != 1)
    throw core::Error(core::ErrorCode::badValue, std::filesystem::path(file).filename().string() +
                                                     " holds several volumes: name a file with one.");
  return imaging::resampleNearest(*io::loadVolume(found.studies[0].series[0], interruption()), grid, 0, interruption());
}

TrustSet trustSet(const TrustTask& task) { return TrustMaker(task).made(); }

}  // namespace glmamba::cli
