// SPDX-License-Identifier: Apache-2.0
#include "inference/training/segmentation_validation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "inference/engine/segmentation_network.h"
#include "inference/imaging/components.h"
#include "inference/imaging/mask_metrics.h"
#include "inference/imaging/tumour_regions.h"
#include "inference/training/segmentation_sampler.h"

namespace glmamba::training {

namespace {

// Of equally good ones the first is taken. More high ones than low: overlap and slices with a tumour count more in
// training than in a whole head, which makes probabilities high.
constexpr std::array<double, 11> kThresholds{0.5, 0.4, 0.6, 0.3, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98};
constexpr std::array<double, 6> kSmallestComponents{0, 0.1, 0.3, 1, 3, 10};  // ml
// Of a standardised image, in deviations of its tissue.
constexpr std::array<double, 12> kImageThresholds{0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3};

std::vector<int> spread(const std::vector<int>& slices, int wanted) {
  const int available = static_cast<int>(slices.size()), used = std::min(wanted, available);
  std::vector<int> chosen;
  for (int n = 0; n < used; ++n)
    chosen.push_back(slices[static_cast<std::size_t>((2 * n + 1) * available / (2 * used))]);
  return chosen;
}

/// Voxels in both and in each, for Dice over several slices.
struct Overlap {
  double both = 0, sum = 0;
  void add(const float* values, const float* depths, std::size_t count, double threshold, int depth) {
    for (std::size_t n = 0; n < count; ++n) {
      const bool found = values[n] >= static_cast<float>(threshold), is = depths[n] >= static_cast<float>(depth);
      both += found && is;
      sum += found + is;
    }
  }
  void add(const imaging::Mask& found, const imaging::Mask& is) {
    for (std::size_t n = 0; n < is.size(); ++n) {
      both += found[n] && is[n];
      sum += found[n] + is[n];
    }
  }
  void add(const Overlap& other) {
    both += other.both;
    sum += other.sum;
  }
  double dice() const { return sum == 0 ? 1 : 2 * both / sum; }
};

std::vector<int> depthsOfRegions(const std::vector<std::string>& regions) {
  std::vector<int> depths;
  for (const std::string& region : regions) depths.push_back(imaging::tumourRegion(region)->depth);
  return depths;
}

/// How well each subject's regions overlap the expert's for each of `choices` ways to cut them.
class Overlaps {
 public:
  Overlaps(std::size_t subjects, std::size_t regions, std::size_t choices)
      : m_overlaps(subjects, std::vector<std::vector<Overlap>>(regions, std::vector<Overlap>(choices))) {}

  Overlap& at(std::size_t subject, std::size_t region, std::size_t choice) {
    return m_overlaps[subject][region][choice];
  }

  /// The choice with the best mean over subjects; the first of equally good ones.
  std::size_t best(std::size_t region) const {
    std::vector<double> sums(m_overlaps.front()[region].size());
    for (const auto& ofSubject : m_overlaps)
      for (std::size_t choice = 0; choice < sums.size(); ++choice) sums[choice] += ofSubject[region][choice].dice();
    return static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  }

  /// With the best choice of each region. All voxels of a subject count alike: a region of a few has little to say.
  double dice() const {
    double sum = 0;
    for (const auto& ofSubject : m_overlaps) {
      Overlap all;
      for (std::size_t region = 0; region < ofSubject.size(); ++region) all.add(ofSubject[region][best(region)]);
      sum += all.dice();
    }
    return sum / static_cast<double>(m_overlaps.size());
  }

 private:
  std::vector<std::vector<std::vector<Overlap>>> m_overlaps;
};

}  // namespace

SegmentationCut bestThreshold(segmentation::SwinUnetImpl& network, const std::vector<SegmentationSubject>& subjects,
                              int slicesPerSubject, const core::CancelToken& cancel) {
  const std::vector<int> depths = depthsOfRegions(network.configuration().regions);
  Overlaps overlaps(subjects.size(), depths.size(), kThresholds.size());
  for (std::size_t s = 0; s < subjects.size(); ++s) {
    const core::Volume& truth = *subjects[s].depths;
    for (const int k : spread(subjects[s].slices, slicesPerSubject)) {
      const torch::Tensor probabilities =
          engine::regionProbabilities(network, subjects[s].images, k, k + 1, cancel).contiguous();
      for (std::size_t r = 0; r < depths.size(); ++r)
        for (std::size_t t = 0; t < kThresholds.size(); ++t)
          overlaps.at(s, r, t).add(probabilities.data_ptr<float>() + r * truth.sliceSize(), truth.slice(k),
                                   truth.sliceSize(), kThresholds[t], depths[r]);
    }
  }
  SegmentationCut cut{{}, std::vector<double>(depths.size()), overlaps.dice()};
  for (std::size_t r = 0; r < depths.size(); ++r) cut.thresholds.push_back(kThresholds[overlaps.best(r)]);
  return cut;
}

SegmentationCut bestCut(segmentation::SwinUnetImpl& network, const std::vector<SegmentationSubject>& subjects,
                        const core::CancelToken& cancel) {
  const std::vector<int> depths = depthsOfRegions(network.configuration().regions);
  Overlaps overlaps(subjects.size(), depths.size(), kThresholds.size() * kSmallestComponents.size());
  for (std::size_t s = 0; s < subjects.size(); ++s) {
    const core::Volume& expert = *subjects[s].depths;
    const torch::Tensor probabilities =
        engine::regionProbabilities(network, subjects[s].images, 0, expert.sliceCount(), cancel);
    for (std::size_t r = 0; r < depths.size(); ++r) {
      const torch::Tensor region = probabilities[static_cast<std::int64_t>(r)].contiguous();
      const auto* values = region.data_ptr<float>();
      const imaging::Mask truth = imaging::maskFrom(expert, static_cast<float>(depths[r]));
      for (std::size_t t = 0; t < kThresholds.size(); ++t) {
        cancel.throwIfCancelled();
        imaging::Mask mask(truth.size());
        std::transform(values, values + mask.size(), mask.begin(), [&](float value) {
          return static_cast<std::uint8_t>(value >= static_cast<float>(kThresholds[t]));
        });
        for (std::size_t c = 0; c < kSmallestComponents.size(); ++c) {
          imaging::removeSmallComponents(mask, expert.geometry(), kSmallestComponents[c]);  // rising: gone stays gone
          overlaps.at(s, r, t * kSmallestComponents.size() + c).add(mask, truth);
        }
      }
    }
  }
  SegmentationCut cut{{}, {}, overlaps.dice()};
  for (std::size_t r = 0; r < depths.size(); ++r) {
    cut.thresholds.push_back(kThresholds[overlaps.best(r) / kSmallestComponents.size()]);
    cut.smallestComponents.push_back(kSmallestComponents[overlaps.best(r) % kSmallestComponents.size()]);
  }
  return cut;
}

double thresholdBaseline(const std::vector<SegmentationSubject>& subjects, const std::string& region,
                         int slicesPerSubject) {
  const int depth = imaging::tumourRegion(region)->depth;
  double sum = 0;
  for (const SegmentationSubject& subject : subjects) {
    const core::VolumePtr image = *std::find_if(subject.images.begin(), subject.images.end(),
                                                [](const auto& volume) { return volume != nullptr; });
    double best = 0;
    for (const double threshold : kImageThresholds) {
      Overlap overlap;
      for (const int k : spread(subject.slices, slicesPerSubject))
        overlap.add(image->slice(k), subject.depths->slice(k), image->sliceSize(), threshold, depth);
      best = std::max(best, overlap.dice());
    }
    sum += best;
  }
  return sum / static_cast<double>(std::max<std::size_t>(1, subjects.size()));
}

}  // namespace glmamba::training
