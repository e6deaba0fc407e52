// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/footing.h"

#include <algorithm>

#include "inference/engine/memory_budget.h"

namespace glmamba::engine {

namespace {

// What the window, its desktop and a 3-D scene of ours take on a screen of 4K, and a little more.
constexpr std::uint64_t kDisplayReserve = std::uint64_t{512} << 20;
// Of a large GPU other programs are left more.
constexpr std::uint64_t kReservedShare = 16;
// Beyond so many slices the scan's channels keep every multiprocessor busy, and nothing is gained.
constexpr int kMostSlices = 16;

}  // namespace

std::optional<Footing> onProcessor(const Footing& footing) {
  if (footing.onCpu) return {};
  return Footing{1, false, true};
}

std::optional<Footing> oneStepDown(const Footing& footing, bool mayHalve) {
  if (!footing.onCpu && footing.slices > 1) return Footing{footing.slices / 2, footing.half, false};
  if (!footing.onCpu && !footing.half && mayHalve) return Footing{1, true, false};
  return onProcessor(footing);
}

std::uint64_t usableMemory(const ops::CudaDevice& device) {
  const std::uint64_t reserve = std::max(kDisplayReserve, device.totalMemory / kReservedShare);
  return device.freeMemory > reserve ? device.freeMemory - reserve : 0;
}

std::optional<int> roomiestDevice(const std::vector<ops::CudaDevice>& devices, std::uint64_t needed) {
  const auto most = std::max_element(devices.begin(), devices.end(),
                                     [](const auto& a, const auto& b) { return usableMemory(a) < usableMemory(b); });
  if (most == devices.end() || usableMemory(*most) < needed) return {};
  return most->index;
}

int slicesAtOnce(std::uint64_t usable, const core::Geometry& grid, const glmamba::Configuration& configuration,
                 bool half) {
  const double slice = sliceMemory(grid, configuration) / (half ? 2 : 1);
  return static_cast<int>(std::clamp(static_cast<double>(usable) / slice, 1.0, static_cast<double>(kMostSlices)));
}

}  // namespace glmamba::engine
