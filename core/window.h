#pragma once

#include "core/volume.h"

namespace glmamba::core {

/// Window/level for display; never changes voxels. In the units of the volume.
struct Window {
  double centre = 0;
  double width = 1;

  double low() const { return centre - width / 2; }
  double high() const { return centre + width / 2; }
};

/// From 0 (or the lowest voxel, if negative) to the 99.5th percentile of the non-zero voxels; width at least a tiny
/// positive number, also for a constant image.
Window autoWindow(const Volume& volume);

}  // namespace glmamba::core
