// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "inference/engine/memory_budget.h"
#include "inference/engine/normalisation.h"
#include "inference/engine/slice_order.h"
#include "inference/engine/time_left.h"
#include "tests/inference/engine/expect_error.h"

using namespace glmamba::engine;
using glmamba::core::ErrorCode;
using glmamba::core::Geometry;
using glmamba::core::makeVolume;
using glmamba::core::VolumePtr;

namespace {

VolumePtr volumeOf(const std::vector<float>& voxels) {
  return makeVolume(
      Geometry({static_cast<int>(voxels.size()), 1, 1}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}),
      voxels);
}

}  // namespace

TEST_CASE("Slices are done from the start outwards", "[slice_order]") {
  CHECK(sliceOrder(0, 5, 2) == std::vector<int>{2, 3, 1, 4, 0});
  CHECK(sliceOrder(0, 5, -1) == std::vector<int>{2, 3, 1, 4, 0});
  CHECK(sliceOrder(10, 14, 10) == std::vector<int>{10, 11, 12, 13});
  CHECK(sliceOrder(10, 14, 12) == std::vector<int>{12, 13, 11, 10});
  CHECK(sliceOrder(10, 14, 99) == std::vector<int>{13, 12, 11, 10});
  CHECK(sliceOrder(10, 14, 3) == std::vector<int>{10, 11, 12, 13});
  CHECK(sliceOrder(7, 8, -1) == std::vector<int>{7});
  CHECK(sliceOrder(7, 7, -1).empty());
}

TEST_CASE("The unit of an image is the quantile of its non-zero voxels", "[normalisation]") {
  std::vector<float> voxels(1000, 0.0F);  // background does not count
  for (int i = 1; i <= 201; ++i) voxels[static_cast<std::size_t>(i)] = static_cast<float>(i);
  const VolumePtr volume = volumeOf(voxels);
  const NormalisedVolume image = normalise(volume, 0.995, "target");
  CHECK(image.unit == 200);
  CHECK(image.notFinite == 0);
  CHECK(image.volume == volume);  // not copied
}

TEST_CASE("Voxels that are not numbers become 0 and are counted", "[normalisation]") {
  const float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  const NormalisedVolume image = normalise(volumeOf({1, nan, 3, infinite, -infinite}), 1, "target");
  CHECK(image.volume->voxels() == std::vector<float>{1, 0, 3, 0, 0});
  CHECK(image.unit == 3);
  CHECK(image.notFinite == 3);
}

TEST_CASE("Images without contrast or without positive voxels are refused", "[normalisation]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const auto& voxels : {std::vector<float>{0, 0, 0}, {5, 5, 5}, {nan, nan, nan}, {nan, 0, 0}})
    expectError(ErrorCode::badValue, {"target", "empty"}, [&] { normalise(volumeOf(voxels), 0.995, "target"); });
  expectError(ErrorCode::badValue, {"reference", "magnitude"}, [] {
    normalise(volumeOf({-3, -2, -1}), 0.995, "reference");
  });
  // A subnormal unit would make infinities.
  expectError(ErrorCode::badValue, {"reference"}, [] { normalise(volumeOf({0, 1e-40F, 1e-41F}), 0.995, "reference"); });
}

TEST_CASE("The time left follows the steps without jumping", "[time_left]") {
  TimeLeft timeLeft;
  timeLeft.afterStep(9, 10);  // warming up
  CHECK(timeLeft.afterStep(1, 10) == Approx(10));
  CHECK(timeLeft.afterStep(1, 9) == Approx(9));
  const double afterSlowStep = timeLeft.afterStep(6, 8);
  CHECK(afterSlowStep > 8);
  CHECK(afterSlowStep < 24);
  CHECK(timeLeft.afterStep(1, 0) == 0);
}

TEST_CASE("A result that needs more memory than there is, is refused before anything is allocated", "[memory_budget]") {
  const Geometry grid({240, 240, 155}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  const double needed = memoryNeeded(grid, {});
  // Three volumes of 240²·155 float32 alone.
  CHECK(needed > 3.0 * 240 * 240 * 155 * 4);
  CHECK(needed < 1e9);
  CHECK_NOTHROW(requireMemory(grid, {}, static_cast<std::uint64_t>(needed) + 2));
  CHECK_NOTHROW(requireMemory(grid, {}, 0));
  expectError(ErrorCode::tooLarge, {"240×240×155", "0.1 GB may be used", "fewer slices"},
              [&] { requireMemory(grid, {}, 100000000); });
}
