// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/volume.h"

namespace glmamba::imaging {

/// Which voxels of a grid belong to something: 0 or 1 each, in the order of Volume's voxels.
using Mask = std::vector<std::uint8_t>;

/// Voxels whose value is `lowest` at least.
Mask maskFrom(const core::Volume& volume, float lowest);

/// Of one voxel.
double millilitresOfVoxel(const core::Geometry& grid);
double millilitres(const Mask& mask, const core::Geometry& grid);

/// Throws Error{gridMismatch} when the mask has not as many voxels as the grid.
void requireOnGrid(const Mask& mask, const core::Geometry& grid);

}  // namespace glmamba::imaging
