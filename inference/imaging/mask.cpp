// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/mask.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace glmamba::imaging {

Mask maskFrom(const core::Volume& volume, float lowest) {
  Mask mask(volume.voxels().size());
  std::transform(volume.voxels().begin(), volume.voxels().end(), mask.begin(),
                 [&](float voxel) { return static_cast<std::uint8_t>(voxel >= lowest); });
  return mask;
}

double millilitresOfVoxel(const core::Geometry& grid) {
  const auto& directions = grid.directions();
  // Directions need not be at right angles.
  const double skew = std::abs(core::dot(core::cross(directions[0], directions[1]), directions[2]));
  return grid.spacing()[0] * grid.spacing()[1] * grid.spacing()[2] * skew / 1000;
}

double millilitres(const Mask& mask, const core::Geometry& grid) {
  requireOnGrid(mask, grid);
  return static_cast<double>(std::count_if(mask.begin(), mask.end(), [](auto m) { return m != 0; })) *
         millilitresOfVoxel(grid);
}

void requireOnGrid(const Mask& mask, const core::Geometry& grid) {
  if (mask.size() != grid.voxelCount())
    throw core::Error(core::ErrorCode::gridMismatch, "A mask of " + std::to_string(mask.size()) +
                                                         " voxels does not lie on a grid of " + grid.describe() + ".");
}

}  // namespace glmamba::imaging
