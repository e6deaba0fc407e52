// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "inference/imaging/mask.h"

namespace glmamba::imaging {

/// One piece of a mask.
struct Component {
  std::size_t voxels = 0;
  double millilitres = 0;
  core::Vector3 centre{};  ///< mean of its voxels' centres, LPS mm
};

/// The pieces of a mask: voxels that touch, by corners too, are of one piece.
struct Components {
  std::vector<Component> all;          ///< largest first; of equal ones the first in the order of voxels
  std::vector<std::int32_t> ofVoxels;  ///< number in `all`, −1 outside of the mask
};

/// Throws Error{gridMismatch} when the mask does not lie on `grid`.
Components componentsOf(const Mask& mask, const core::Geometry& grid);

/// Takes pieces of less than `millilitres` out of `mask`.
void removeSmallComponents(Mask& mask, const core::Geometry& grid, double millilitres);

}  // namespace glmamba::imaging
