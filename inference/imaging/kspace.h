// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// The low-resolution volume that a scanner would have measured with a `scaleFactor` times smaller k-space in plane.
///
/// Each axial slice {j, i}: orthonormal centred DFT; the centre M of N samples of each axis is kept, M = N/s rounded
/// down to an even number, indices N/2 − M/2 … N/2 + M/2 − 1; inverse DFT; divided so that intensity is kept; real
/// part. Any N; grid as Geometry::downsampledInPlane with GridAlignment::fourier.
/// Throws Error{badValue} for a factor below 2, an image too small for it, or voxels that are not finite.
core::VolumePtr degrade(const core::Volume& hr, int scaleFactor, const core::CancelToken& cancel = {});

/// What degrade() does, with `columns` × `rows` samples of k-space kept instead of a factor; odd counts are kept evenly
/// about the centre.
core::VolumePtr cropKspace(const core::Volume& hr, int columns, int rows, const core::CancelToken& cancel = {});

/// Zero-filled k-space interpolation, the inverse of degrade(): each slice on `columns` × `rows` voxels over the same
/// field of view, voxel-0 centres coincide, real part.
core::VolumePtr zeroFill(const core::Volume& lr, int columns, int rows, const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
