// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

namespace {

// Of a reference voxel. Headers in float32 are off by 1e-5 of the field of view at most: 0.003 of a voxel.
constexpr double kTolerance = 0.02;

/// Whether `lr` is what degrading the reference's grid in plane would give: then voxel (i, j) of one lies on voxel
/// i · ratio of the other ("fourier"; with "area" half a voxel of each further in).
bool isReducedFrom(const core::Geometry& lr, const core::Geometry& reference, int scaleFactor,
                   core::GridAlignment alignment) {
  for (int axis = 0; axis < 2; ++axis)
    if (lr.size()[axis] != reference.size()[axis] / (2 * scaleFactor) * 2) return false;
  for (int corner = 0; corner < 8; ++corner) {
    core::Vector3 index{};
    for (int axis = 0; axis < 3; ++axis) index[axis] = corner >> axis & 1 ? lr.size()[axis] - 1.0 : 0;
    const core::Vector3 found = reference.indexFromLps(lr.lpsFromIndex(index));
    for (int axis = 0; axis < 2; ++axis) {
      const double ratio = static_cast<double>(reference.size()[axis]) / lr.size()[axis];
      const double shift = alignment == core::GridAlignment::area ? (ratio - 1) / 2 : 0;
      if (std::abs(found[axis] - (index[axis] * ratio + shift)) > kTolerance) return false;
    }
  }
  return true;
}

}  // namespace

core::Geometry outputGrid(const core::Geometry& lr, const core::Geometry& reference, int scaleFactor,
                          core::GridAlignment alignment) {
  if (isReducedFrom(lr, reference, scaleFactor, alignment))
    return lr.resizedInPlane(reference.size()[0], reference.size()[1], alignment);
  return lr.upsampledInPlane(scaleFactor, alignment);
}

}  // namespace glmamba::engine
