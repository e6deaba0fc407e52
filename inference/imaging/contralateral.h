// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"

namespace glmamba::imaging {

/// The axis of a grid (0, 1 or 2) that runs nearest to the patient's left and right.
int leftRightAxis(const core::Geometry& grid);

/// `volume` with left and right exchanged: mirrored along leftRightAxis() about the middle of its bright voxels (mean
/// position, to half a voxel), which in a head is its midline. What comes from outside is 0.
core::VolumePtr contralateral(const core::Volume& volume);

}  // namespace glmamba::imaging
