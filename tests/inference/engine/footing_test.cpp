// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/footing.h"

#include "inference/engine/memory_budget.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba::engine;
using glmamba::core::Geometry;
using glmamba::ops::CudaDevice;

namespace {

constexpr std::uint64_t kGigabyte = std::uint64_t{1} << 30;

CudaDevice gpu(int index, double freeGigabytes, double totalGigabytes) {
  const auto bytes = [](double gigabytes) { return static_cast<std::uint64_t>(gigabytes * kGigabyte); };
  return {index, "a card", bytes(freeGigabytes), bytes(totalGigabytes)};
}

}  // namespace

TEST_CASE("A run leaves some of a GPU to the display", "[footing]") {
  CHECK(usableMemory(gpu(0, 4, 6)) == 4 * kGigabyte - kGigabyte / 2);
  CHECK(usableMemory(gpu(0, 100, 128)) == 92 * kGigabyte);  // a sixteenth of a large one
  CHECK(usableMemory(gpu(0, 0.3, 6)) == 0);
  CHECK(usableMemory(gpu(0, 0, 0)) == 0);
}

TEST_CASE("The GPU with the most free memory is chosen, whatever its number and size", "[footing]") {
  CHECK_FALSE(roomiestDevice({}, 0));
  const std::vector<CudaDevice> devices{gpu(0, 2, 80), gpu(1, 7, 8), gpu(3, 5, 24)};
  CHECK(roomiestDevice(devices, 0) == 1);
  CHECK(roomiestDevice(devices, 6 * kGigabyte) == 1);
  CHECK_FALSE(roomiestDevice(devices, 7 * kGigabyte));  // the reserve is not to be had
  CHECK(roomiestDevice({gpu(2, 0, 8)}, 0) == 2);        // asked for, it is tried
}

TEST_CASE("Free memory decides how many slices run at once", "[footing]") {
  const Geometry grid({240, 240, 155}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  const auto slice = static_cast<std::uint64_t>(sliceMemory(grid, {}));
  // 24 maps of 96 channels in float32.
  CHECK(slice == 24ULL * 96 * 240 * 240 * 4);
  CHECK(slicesAtOnce(0, grid, {}, false) == 1);
  CHECK(slicesAtOnce(slice, grid, {}, false) == 1);
  CHECK(slicesAtOnce(3 * slice, grid, {}, false) == 3);
  CHECK(slicesAtOnce(3 * slice, grid, {}, true) == 6);
  CHECK(slicesAtOnce(1000 * slice, grid, {}, false) == 16);
}

TEST_CASE("The ladder leads from many slices to the processor, and by half precision only where it may", "[footing]") {
  const bool mayHalve = GENERATE(false, true);
  std::vector<std::string> steps;
  for (std::optional<Footing> footing = Footing{10, false, false}; footing; footing = oneStepDown(*footing, mayHalve))
    steps.push_back(std::to_string(footing->slices) + (footing->half ? " half" : "") + (footing->onCpu ? " cpu" : ""));
  if (mayHalve)
    CHECK(steps == std::vector<std::string>{"10", "5", "2", "1", "1 half", "1 cpu"});
  else
    CHECK(steps == std::vector<std::string>{"10", "5", "2", "1", "1 cpu"});
}
