// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"

namespace glmamba::engine {

/// Hard data consistency: `sr` with the band of k-space that `lr` holds put back, sr + zeroFill(lr − degrade(sr)). Its
/// highest line on either axis, of which real voxels tell only half, is put back by half. Both hold the same slices, in
/// the same units. Throws Error{gridMismatch} when degrading `sr` does not give the grid of `lr`.
core::VolumePtr withMeasuredBand(const core::Volume& sr, const core::Volume& lr, int scaleFactor);

/// Throws Error{gridMismatch} with a sentence when `lr` is not what degrading an image on `grid` would give.
void requireMeasuredBand(const core::Geometry& grid, const core::Geometry& lr, int scaleFactor);

}  // namespace glmamba::engine
