// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/memory_budget.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "core/error.h"

namespace glmamba::engine {

namespace {

// Feature maps of {channels, H, W} float32 that are alive at once, at most. Measured with the paper's network: 20 at
// 240×240, 12 at 480×480.
constexpr double kFeatureMapsAlive = 24;

std::string gigabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f GB", bytes / 1e9);
  return text;
}

}  // namespace

double sliceMemory(const core::Geometry& grid, const glmamba::Configuration& configuration) {
  return kFeatureMapsAlive * static_cast<double>(configuration.channels) * grid.size()[0] * grid.size()[1] *
         sizeof(float);
}

double memoryNeeded(const core::Geometry& grid, const glmamba::Configuration& configuration) {
  const double volumes = 3.0 * grid.size()[0] * grid.size()[1] * grid.size()[2];
  return volumes * sizeof(float) + sliceMemory(grid, configuration);
}

void requireMemory(const core::Geometry& grid, const glmamba::Configuration& configuration, std::uint64_t available) {
  const double needed = memoryNeeded(grid, configuration);
  if (available == 0 || needed < static_cast<double>(available)) return;
  throw core::Error(core::ErrorCode::tooLarge, "A result of " + grid.describe() + " needs about " + gigabytes(needed) +
                                                   " of memory, and " + gigabytes(static_cast<double>(available)) +
                                                   " may be used: choose fewer slices, close other programs or "
                                                   "raise the limit if one was set.");
}

std::uint64_t withinLimit(std::uint64_t available, std::uint64_t limit) {
  if (available == 0 || limit == 0) return std::max(available, limit);
  return std::min(available, limit);
}

}  // namespace glmamba::engine
