// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// `volume` sampled at the voxel centres of `grid` by patient position, trilinear; `outside` where there is no data.
/// When the grids are the same the voxels are copied exactly.
core::VolumePtr resampleLinear(const core::Volume& volume, const core::Geometry& grid, float outside = 0,
                               const core::CancelToken& cancel = {});

/// As resampleLinear() with a cubic B-spline through the voxels (ITK's), which keeps more of their detail: for a
/// reference. Voxels that are not numbers are taken as 0, and nothing goes beyond the range of the others; where a side
/// has fewer than 4 voxels, trilinear. Without ITK (GLMAMBA_BUILD_IO=OFF, where no file can be read) it is trilinear.
core::VolumePtr resampleSpline(const core::Volume& volume, const core::Geometry& grid, float outside = 0,
                               const core::CancelToken& cancel = {});

/// As resampleLinear() with the nearest voxel: for label maps.
core::VolumePtr resampleNearest(const core::Volume& volume, const core::Geometry& grid, float outside = 0,
                                const core::CancelToken& cancel = {});

/// In-plane cubic interpolation (Keys, a = −0.5) on `columns` × `rows` voxels, voxel-0 centres coincide, edges
/// replicated.
core::VolumePtr bicubic(const core::Volume& lr, int columns, int rows, const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
