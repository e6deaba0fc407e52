// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/volume.h"

namespace glmamba::engine {

/// A volume that the network can take: every voxel finite, and the number its voxels are divided by.
struct NormalisedVolume {
  core::VolumePtr volume;     ///< in its own units; the given one when nothing had to be changed
  float unit = 1;             ///< `quantile` of the non-zero voxels of the whole volume, above 0
  std::size_t notFinite = 0;  ///< voxels that were NaN or infinite and are 0 now
};

/// `name` is used in messages: "target", "reference". Throws Error{badValue} for an image that is empty or constant, or
/// has hardly any positive voxel.
NormalisedVolume normalise(const core::VolumePtr& volume, double quantile, const std::string& name);

}  // namespace glmamba::engine
