// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// D(sr): what the measurement that gave `lr` would have made of `sr`, on the grid of `lr`. With GridAlignment::fourier
/// k-space is cropped to the size of `lr` (kspace.h), with `area` voxels are averaged. Both hold the same slices and
/// field of view. Throws Error{gridMismatch} when `sr` is no refinement of `lr` in plane.
core::VolumePtr observed(const core::Volume& sr, const core::Geometry& lr, core::GridAlignment alignment,
                         const core::CancelToken& cancel = {});

/// The part of an image on `grid` that `observation` (what observed() gives) tells of: zero-filled k-space, or with
/// `area` each voxel's mean. What the image is beyond it was added. In k-space the highest line of an even size, of
/// which real voxels tell only half, counts half as measured.
core::VolumePtr measuredPart(const core::Volume& observation, const core::Geometry& grid, core::GridAlignment alignment,
                             const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
