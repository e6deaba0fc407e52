// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/trust_validation.h"

#include <cmath>
#include <cstdio>
#include <filesystem>

#include <torch/torch.h>

#include "core/error.h"
#include "inference/engine/model.h"
#include "inference/engine/network_answer.h"
#include "inference/engine/perturbed_answers.h"
#include "inference/imaging/head_mask.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/noise_level.h"
#include "inference/imaging/observation.h"
#include "inference/training/split.h"
#include "io/load.h"
#include "io/scan.h"
#include "tests/trust/roc_area.h"
#include "tests/trust/trust_scores.h"

namespace {

using namespace glmamba;
using namespace glmamba::test;
using core::VolumePtr;
using torch::Tensor;

/// Part of a volume in plane, in its place in space.
VolumePtr cropped(const core::Volume& volume, const core::Size3& first, const core::Size3& size) {
  const core::Geometry& g = volume.geometry();
  std::vector<float> voxels;
  for (int k = first[2]; k < first[2] + size[2]; ++k)
    for (int j = first[1]; j < first[1] + size[1]; ++j)
      for (int i = first[0]; i < first[0] + size[0]; ++i) voxels.push_back(volume.at(i, j, k));
  const core::Vector3 corner{static_cast<double>(first[0]), static_cast<double>(first[1]),
                             static_cast<double>(first[2])};
  return core::makeVolume({size, g.spacing(), g.lpsFromIndex(corner), g.directions(), g.frameOfReferenceUid()},
                          std::move(voxels));
}

/// The head's box in plane with a margin, sides that are multiples of 16, all slices: less air to compute.
std::pair<core::Size3, core::Size3> headBox(const core::Volume& volume) {
  const auto head = imaging::headMask(volume);
  core::Size3 low = volume.geometry().size(), high{-1, -1, -1};
  std::size_t n = 0;
  for (int k = 0; k < volume.sliceCount(); ++k)
    for (int j = 0; j < volume.rows(); ++j)
      for (int i = 0; i < volume.columns(); ++i)
        if (head[n++]) {
          low = {std::min(low[0], i), std::min(low[1], j), 0};
          high = {std::max(high[0], i), std::max(high[1], j), 0};
        }
  core::Size3 first{0, 0, 0}, size{0, 0, volume.sliceCount()};
  for (int axis = 0; axis < 2; ++axis) {
    const int whole = volume.geometry().size()[axis];
    size[axis] = std::min(whole, (high[axis] - low[axis] + 1 + 8 + 15) / 16 * 16);
    first[axis] = std::clamp((low[axis] + high[axis] + 1 - size[axis]) / 2, 0, whole - size[axis]);
  }
  return {first, size};
}

VolumePtr labelsIn(const std::filesystem::path& file) {
  const auto found = io::scan({file});
  return io::loadVolume(found.studies.at(0).series.at(0));
}

Tensor tensorOf(const core::Volume& volume, int k) {
  return torch::tensor(std::vector<float>(volume.slice(k), volume.slice(k) + volume.sliceSize()))
      .reshape({volume.rows(), volume.columns()});
}

/// Slices with the most to see: evenly over the middle half of those with tissue, or of those with a lesion.
std::vector<int> slicesOf(const core::Volume& hr, const VolumePtr& labels, int count) {
  const core::Volume& guide = labels ? *labels : hr;
  std::vector<int> good;
  for (int k = 0; k < guide.sliceCount(); ++k) {
    std::size_t set = 0;
    for (std::size_t n = 0; n < guide.sliceSize(); ++n) set += guide.slice(k)[n] > 0 ? 1 : 0;
    if (set > (labels ? 60 : guide.sliceSize() / 10)) good.push_back(k);
  }
  std::vector<int> chosen;
  for (int n = 0; n < count && !good.empty(); ++n)
    chosen.push_back(good[good.size() / 4 + static_cast<std::size_t>(n) * (good.size() / 2) / count]);
  return chosen;
}

struct Case {
  std::vector<double> faulty, clean;
};

struct Slice {
  SliceAnswers answers;
  VolumePtr lr;
  core::Geometry grid;
  double sigma;
};

Slice answered(const engine::SuperResolutionRequest& request, engine::Model& model, const core::Volume& hr,
               const VolumePtr& labels, double sigma) {
  engine::SliceJob job(request, model, {});
  const auto mirrored = engine::withMirroredReference(request, model.card(), {});
  const int k = request.slices->first;
  const auto& inputs = job.inputs();
  const VolumePtr interpolated = inputs.asked(inputs.interpolated), reference = inputs.asked(inputs.reference);
  Slice slice{{}, core::slices(*request.lr, k, k + 1), interpolated->geometry(), sigma};
  job.run(
      "validating", engine::kAlteredReferences + engine::kOtherWays,
      [&](const engine::SliceBatch& batch) {
        return torch::cat({engine::alteredReferenceAnswers(request, model.card(), mirrored, batch),
                           engine::answersInOtherWays(batch)},
                          1);
      },
      [&](int, const Tensor& images) {
        SliceAnswers& a = slice.answers;
        a.altered = images.slice(0, 0, engine::kAlteredReferences).clone();
        a.otherWays = images.slice(0, engine::kAlteredReferences).clone();
        a.sr = a.otherWays[0].clone();
        a.truth = tensorOf(hr, k);
        a.reference = tensorOf(*reference, 0);
        a.interpolated = tensorOf(*interpolated, 0);
        const auto mask = imaging::headMask(*core::slices(hr, k, k + 1));
        a.head = torch::tensor(std::vector<float>(mask.begin(), mask.end())).reshape_as(a.sr);
        a.lesion = labels ? (tensorOf(*labels, k) > 0).to(torch::kFloat32) : torch::zeros_like(a.sr);
        a.brightness = inputs.lrUnit;
        a.referenceBrightness = inputs.referenceUnit;
      },
      {});
  return slice;
}

}  // namespace

namespace glmamba::test {

void validateTrustMaps(const std::string& split, int scale, int slices, int cases) {
  engine::Model model = engine::Model::load(engine::defaultModel(scale));
  std::vector<Slice> all;
  const training::Split subjects = training::readSplit(split);
  for (const auto& subject : training::subjectsOf(subjects, "test")) {
    const VolumePtr target = io::loadVolumeFile(subject.target), guide = io::loadVolumeFile(subject.reference);
    const auto [first, size] = headBox(*target);
    const VolumePtr hr = cropped(*target, first, size), reference = cropped(*guide, first, size);
    const VolumePtr labels = subject.labels.empty() ? nullptr : cropped(*labelsIn(subject.labels), first, size);
    engine::SuperResolutionRequest request;
    request.lr = imaging::degrade(*hr, scale);
    request.reference = reference;
    request.scaleFactor = scale;
    const double sigma = imaging::noiseLevel(*request.lr).sigma;
    for (const int k : slicesOf(*hr, labels, slices)) {
      request.slices = engine::SliceRange{k, k + 1};
      all.push_back(answered(request, model, *hr, labels, sigma));
      std::fprintf(stderr, "%s, slice %d, noise %.3g\n", subject.id.c_str(), k, sigma);
    }
  }
  std::printf("| Fault | Cases |");
  for (const auto& name : mapNames()) std::printf(" %s |", name.c_str());
  std::printf("\n|---|---|");
  for (std::size_t n = 0; n < mapNames().size(); ++n) std::printf("---|");
  std::printf("\n");
  for (const auto& [kind, name] : faultKinds()) {
    std::vector<Case> scores;
    for (unsigned seed = 0; static_cast<int>(scores.size()) < cases && seed < 20U * static_cast<unsigned>(cases);
         ++seed) {
      const Slice& slice = all[seed % all.size()];
      std::mt19937 random(1000 * static_cast<unsigned>(kind) + seed);
      const auto added = [&](const Tensor& image) {
        const Tensor whole = image.contiguous();
        const core::Volume volume(slice.grid, {whole.data_ptr<float>(), whole.data_ptr<float>() + whole.numel()});
        const auto observation = imaging::observed(volume, slice.lr->geometry(), core::GridAlignment::fourier);
        return image - tensorOf(*imaging::measuredPart(*observation, slice.grid, core::GridAlignment::fourier), 0);
      };
      const auto planted = plantedFault(kind, slice.answers, added, random);
      if (!planted) continue;
      scores.push_back({mapScores(planted->faulty, planted->region, *slice.lr, slice.grid, slice.sigma),
                        mapScores(planted->clean, planted->region, *slice.lr, slice.grid, slice.sigma)});
    }
    std::printf("| %s | %zu |", name.c_str(), scores.size());
    for (std::size_t n = 0; n < mapNames().size(); ++n) {
      std::vector<double> faulty, clean;
      for (const Case& one : scores) {
        faulty.push_back(one.faulty[n]);
        clean.push_back(one.clean[n]);
      }
      std::printf(" %.2f |", rocArea(faulty, clean));
    }
    std::printf("\n");
    std::fflush(stdout);
  }
}

}  // namespace glmamba::test
