// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// How alike two images' detail is at every voxel, −1 to 1: the correlation coefficient in a Gaussian window of 2.5
/// voxels in plane, about 0. Of structure that was added to an image and the same band of the reference: 1 where the
/// reference shows through, −1 where its negative does, as tissues that swap their brightness between T1 and T2 do.
/// `floorA` and `floorB` are amplitudes below which detail counts as none. Throws Error{gridMismatch} if the sizes
/// differ.
core::VolumePtr localCorrelation(const core::Volume& a, const core::Volume& b, double floorA, double floorB,
                                 const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
