// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// Voxels from the middle of SSIM's window to its edge: σ = 1.5 truncated at 3.5 σ, as scikit-image has it.
constexpr int kSsimRadius = 5;

/// SSIM of two {rows, columns} slices where the window lies inside them: {rows − 10, columns − 10}, row by row. `range`
/// and the constants as ssim() in metrics.h. Throws Error{badValue} for slices smaller than the window.
std::vector<double> ssimInside(const float* a, const float* b, int rows, int columns, double range);

/// SSIM at every voxel, −1 to 1, slices mirrored at their borders, as scikit-image with full=True. `range` is the
/// maximum of the whole truth when `hr` is a part of it, and that of `hr` when it is 0. Throws as measure().
core::VolumePtr ssimMap(const core::Volume& hr, const core::Volume& sr, double range = 0,
                        const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
