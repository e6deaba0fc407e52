// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"

namespace glmamba::core {

/// `volume` with its axes exchanged and turned round so that each runs along that of `like` which it is nearest to, as
/// programs that convert between formats do it the other way. Every voxel keeps its place in space; the same volume
/// when nothing changes.
VolumePtr alongAxesOf(const Geometry& like, const VolumePtr& volume);

}  // namespace glmamba::core
