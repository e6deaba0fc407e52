// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/super_resolve.h"

#include <algorithm>

#include "inference/engine/network_answer.h"
#include "inference/engine/slice_job.h"

namespace glmamba::engine {

core::Outcome<SuperResolutionResult> superResolve(const SuperResolutionRequest& request, Model& model,
                                                  const core::CancelToken& cancel, const core::ProgressSink& progress,
                                                  const SliceSink& sliceDone) {
  return outcomeOf<SuperResolutionResult>(model.deviceName(), [&] {
    SliceJob job(request, model, cancel);
    const PreparedInputs& inputs = job.inputs();
    SuperResolutionResult result;
    result.interpolated = inputs.asked(inputs.interpolated);
    result.reference = inputs.asked(inputs.reference);
    const core::Geometry& grid = result.interpolated->geometry();
    std::vector<float> voxels(grid.voxelCount());
    job.run(
        "super-resolving", 1,
        [&](const SliceBatch& batch) { return networkAnswer(request, batch.network, batch.lr, batch.reference); },
        [&](int slice, const torch::Tensor& images) {
          const std::vector<float> sr = finishedSlice(request, model.card(), inputs, slice, images);
          std::copy(sr.begin(), sr.end(), voxels.begin() + static_cast<std::ptrdiff_t>(slice * sr.size()));
          if (sliceDone) sliceDone({slice + inputs.slices.first, grid, slice, sr});
        },
        progress);
    result.seconds = job.seconds();
    result.sr = core::makeVolume(grid, std::move(voxels));
    result.provenance = job.provenance();
    result.warnings = job.warnings();
    return result;
  });
}

}  // namespace glmamba::engine
