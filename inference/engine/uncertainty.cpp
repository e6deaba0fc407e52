// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/uncertainty.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "inference/engine/network_answer.h"
#include "inference/engine/perturbed_answers.h"

namespace glmamba::engine {

namespace {

/// Mean and spread of values that come one after the other (Welford, Technometrics 4, 1962).
class RunningSpread {
 public:
  explicit RunningSpread(std::size_t voxels) : m_mean(voxels), m_squares(voxels) {}
  /// Answer number `count`, from 1, of the voxels from `first` on.
  void add(std::size_t first, const std::vector<float>& answer, int count) {
    for (std::size_t n = 0; n < answer.size(); ++n) {
      float& mean = m_mean[first + n];
      const float before = answer[n] - mean;
      mean += before / static_cast<float>(count);
      m_squares[first + n] += before * (answer[n] - mean);
    }
  }
  std::vector<float> spread(std::size_t first, std::size_t size, int count) const {
    std::vector<float> values(size);
    for (std::size_t n = 0; n < size; ++n)
      values[n] = std::sqrt(m_squares[first + n] / static_cast<float>(std::max(1, count - 1)));
    return values;
  }
  const std::vector<float>& mean() const { return m_mean; }

 private:
  std::vector<float> m_mean, m_squares;
};

}  // namespace

core::Outcome<Uncertainty> uncertainty(const SuperResolutionRequest& request, const std::vector<Model*>& models,
                                       const core::CancelToken& cancel, const core::ProgressSink& progress,
                                       const SliceSink& sliceDone) {
  assert(!models.empty());
  return outcomeOf<Uncertainty>(models.front()->deviceName(), [&] {
    Uncertainty result;
    std::optional<core::Geometry> grid;
    std::optional<RunningSpread> spreads;
    for (Model* model : models) {
      SliceJob job(request, *model, cancel);
      const PreparedInputs& inputs = job.inputs();
      if (!grid) {
        grid = inputs.asked(inputs.interpolated)->geometry();
        spreads.emplace(grid->voxelCount());
        result.warnings = inputs.warnings;
      }
      const auto done = [&](int slice, const torch::Tensor& images) {
        const auto size = static_cast<std::size_t>(grid->size()[0]) * grid->size()[1];
        const std::size_t first = static_cast<std::size_t>(slice) * size;
        for (int pass = 0; pass < kOtherWays; ++pass)
          spreads->add(first, finishedSlice(request, model->card(), inputs, slice, images[pass]),
                       result.answers + pass + 1);
        if (sliceDone)
          sliceDone(
              {slice + inputs.slices.first, *grid, slice, spreads->spread(first, size, result.answers + kOtherWays)});
      };
      job.run("uncertainty", kOtherWays, answersInOtherWays, done, progress);
      if (model == models.front()) result.provenance = job.provenance();
      result.seconds += job.seconds();
      result.answers += kOtherWays;
    }
    result.spread = core::makeVolume(*grid, spreads->spread(0, grid->voxelCount(), result.answers));
    result.mean = core::makeVolume(*grid, spreads->mean());
    return result;
  });
}

}  // namespace glmamba::engine
