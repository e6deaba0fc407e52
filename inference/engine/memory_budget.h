// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/geometry.h"
#include "inference/glmamba/configuration.h"

namespace glmamba::engine {

/// Bytes of the network's feature maps for one slice of `grid` in float32, at their peak.
double sliceMemory(const core::Geometry& grid, const glmamba::Configuration& configuration);

/// Bytes that a result on `grid` takes at its peak, beyond its inputs: three volumes and the network's feature maps of
/// one slice.
double memoryNeeded(const core::Geometry& grid, const glmamba::Configuration& configuration);

/// Throws Error{tooLarge} when a result on `grid` needs more than `available` bytes; 0 is unknown and enough.
void requireMemory(const core::Geometry& grid, const glmamba::Configuration& configuration, std::uint64_t available);

/// The smaller of what is available and the user's limit, where 0 stands for unknown and for none.
std::uint64_t withinLimit(std::uint64_t available, std::uint64_t limit);

}  // namespace glmamba::engine
