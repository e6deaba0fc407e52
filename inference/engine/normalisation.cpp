// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/normalisation.h"

#include <cmath>

#include "core/error.h"

namespace glmamba::engine {

namespace {

core::VolumePtr withFiniteVoxels(const core::Volume& volume) {
  std::vector<float> voxels = volume.voxels();
  for (float& voxel : voxels)
    if (!std::isfinite(voxel)) voxel = 0;
  return core::makeVolume(volume.geometry(), std::move(voxels));
}

}  // namespace

NormalisedVolume normalise(const core::VolumePtr& volume, double quantile, const std::string& name) {
  NormalisedVolume result{volume, 1, core::voxelRange(*volume).notFinite};
  if (result.notFinite > 0) result.volume = withFiniteVoxels(*volume);
  const core::VoxelRange range = core::voxelRange(*result.volume);
  if (range.lowest == range.highest)
    throw core::Error(core::ErrorCode::badValue, "The " + name + " image is empty: every voxel is " +
                                                     std::to_string(range.lowest) + ". Choose another series.");
  result.unit = core::quantileOfNonZero(*result.volume, quantile);
  // Dividing by a subnormal number would overflow.
  if (!std::isnormal(result.unit) || result.unit < 0)
    throw core::Error(core::ErrorCode::badValue,
                      "The " + name + " image has hardly any positive voxel: choose a magnitude image.");
  return result;
}

}  // namespace glmamba::engine
