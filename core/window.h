// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"

namespace glmamba::core {

/// Window/level for display; never changes voxels. In the units of the volume.
struct Window {
  double centre = 0;
  double width = 1;
  bool isInverted = false;  ///< low values are bright

  double low() const { return centre - width / 2; }
  double high() const { return centre + width / 2; }
};

/// The window from `low` to `high`, wide by a tiny positive number at least.
Window windowBetween(double low, double high);

/// From 0 (or the lowest voxel, if negative) to the 99.5th percentile of the non-zero voxels; width at least a tiny
/// positive number, also for a constant image.
Window autoWindow(const Volume& volume);

}  // namespace glmamba::core
