// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/reference_influence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.h"
#include "inference/engine/network_answer.h"
#include "inference/engine/perturbed_answers.h"

namespace glmamba::engine {

core::Outcome<ReferenceInfluence> referenceInfluence(const SuperResolutionRequest& request, const core::VolumePtr& sr,
                                                     Model& model, const core::CancelToken& cancel,
                                                     const core::ProgressSink& progress, const SliceSink& sliceDone) {
  return outcomeOf<ReferenceInfluence>(model.deviceName(), [&] {
    SliceJob job(request, model, cancel);
    const PreparedInputs& inputs = job.inputs();
    const core::Geometry grid = inputs.asked(inputs.interpolated)->geometry();
    if (!sr || !sr->geometry().sameGrid(grid))
      throw core::Error(core::ErrorCode::gridMismatch,
                        "The image to be judged" + (sr ? " (" + sr->geometry().describe() + ")" : std::string()) +
                            " is not on the grid of the result (" + grid.describe() + "): give the image of this run.");
    const PreparedInputs mirrored = withMirroredReference(request, model.card(), cancel);

    std::array<std::vector<float>, kAlteredReferences> changes;
    for (auto& change : changes) change.resize(grid.voxelCount());
    std::vector<float> largest(grid.voxelCount());
    const auto forward = [&](const SliceBatch& batch) {
      return alteredReferenceAnswers(request, model.card(), mirrored, batch);
    };
    const auto done = [&](int slice, const torch::Tensor& images) {
      const std::size_t size = sr->sliceSize(), first = static_cast<std::size_t>(slice) * size;
      for (int rerun = 0; rerun < kAlteredReferences; ++rerun) {
        const auto answer = finishedSlice(request, model.card(), inputs, slice, images[rerun]);
        for (std::size_t n = 0; n < size; ++n) {
          const float change = std::abs(answer[n] - sr->voxels()[first + n]) / inputs.lrUnit;
          changes[static_cast<std::size_t>(rerun)][first + n] = change;
          largest[first + n] = std::max(largest[first + n], change);
        }
      }
      if (sliceDone) {
        const auto from = largest.begin() + static_cast<std::ptrdiff_t>(first);
        sliceDone({slice + inputs.slices.first, grid, slice, {from, from + static_cast<std::ptrdiff_t>(size)}});
      }
    };
    job.run("reference influence", kAlteredReferences, forward, done, progress);

    ReferenceInfluence result;
    result.influence = core::makeVolume(grid, std::move(largest));
    result.blanked = core::makeVolume(grid, std::move(changes[0]));
    result.shifted = core::makeVolume(grid, std::move(changes[1]));
    result.mirrored = core::makeVolume(grid, std::move(changes[2]));
    result.reference = inputs.asked(inputs.reference);
    result.brightness = inputs.lrUnit;
    result.provenance = job.provenance();
    result.seconds = job.seconds();
    result.warnings = job.warnings();
    return result;
  });
}

}  // namespace glmamba::engine
