// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/data_consistency.h"

#include <algorithm>

#include "core/error.h"
#include "inference/imaging/kspace.h"

namespace glmamba::engine {

void requireMeasuredBand(const core::Geometry& grid, const core::Geometry& lr, int scaleFactor) {
  if (grid.downsampledInPlane(scaleFactor, core::GridAlignment::fourier).size() == lr.size()) return;
  throw core::Error(core::ErrorCode::gridMismatch, "Data consistency is not possible: the target (" + lr.describe() +
                                                       ") is not the result (" + grid.describe() +
                                                       ") with k-space cropped by " + std::to_string(scaleFactor) +
                                                       ". Leave it out.");
}

core::VolumePtr withMeasuredBand(const core::Volume& sr, const core::Volume& lr, int scaleFactor) {
  requireMeasuredBand(sr.geometry(), lr.geometry(), scaleFactor);
  const core::VolumePtr measured = imaging::degrade(sr, scaleFactor);
  std::vector<float> missing(lr.voxels().size());
  std::transform(lr.voxels().begin(), lr.voxels().end(), measured->voxels().begin(), missing.begin(), std::minus<>());
  const core::VolumePtr correction =
      imaging::zeroFill(core::Volume(lr.geometry(), std::move(missing)), sr.columns(), sr.rows());
  std::vector<float> voxels(sr.voxels().size());
  std::transform(sr.voxels().begin(), sr.voxels().end(), correction->voxels().begin(), voxels.begin(), std::plus<>());
  return core::makeVolume(sr.geometry(), std::move(voxels));
}

}  // namespace glmamba::engine
