// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "inference/imaging/phantom.h"
#include "inference/imaging/resample.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using imaging::resampleLinear;
using imaging::resampleSpline;
using test::hashedValue;
using test::makeImage;

namespace {

core::Geometry gridAt(const core::Geometry& grid, const core::Vector3& index, const core::Size3& size) {
  return {size, grid.spacing(), grid.lpsFromIndex(index), grid.directions()};
}

/// The root of the mean square difference, away from the edges.
double difference(const core::Volume& a, const core::Volume& b) {
  double sum = 0;
  int count = 0;
  for (int k = 4; k < a.sliceCount() - 4; ++k)
    for (int j = 4; j < a.rows() - 4; ++j)
      for (int i = 4; i < a.columns() - 4; ++i, ++count) sum += std::pow(a.at(i, j, k) - b.at(i, j, k), 2);
  return std::sqrt(sum / count);
}

}  // namespace

TEST_CASE("The spline goes through the voxels", "[resample]") {
  const auto image = makeImage({14, 11, 9}, hashedValue);
  const auto result = resampleSpline(*image, gridAt(image->geometry(), {2, 1, 3}, {10, 9, 5}));
  for (int k = 0; k < 5; ++k)
    for (int j = 0; j < 9; ++j)
      for (int i = 0; i < 10; ++i) REQUIRE(result->at(i, j, k) == Approx(image->at(i + 2, j + 1, k + 3)).margin(1e-5));
}

TEST_CASE("Between voxels the spline is nearer to a smooth image than straight lines are", "[resample]") {
  const auto wave = [](double i, double j, double k) {
    return 100 + 10 * std::sin(0.9 * i) * std::cos(0.7 * j) + 5 * std::sin(0.5 * k + 1);
  };
  const auto image = makeImage({30, 28, 26}, wave);
  const auto truth = makeImage({30, 28, 26}, [&](int i, int j, int k) { return wave(i + 0.4, j + 0.3, k + 0.5); });
  const core::Geometry between = gridAt(image->geometry(), {0.4, 0.3, 0.5}, {30, 28, 26});
  const double ofSpline = difference(*resampleSpline(*image, between), *truth);
  const double ofLines = difference(*resampleLinear(*image, between), *truth);
  CHECK(ofSpline < ofLines / 10);
  // The error of cubic splines goes with the fourth power of the frequency (Unser, IEEE SPM 16(6), 1999).
  CHECK(ofSpline < 0.05);
}

TEST_CASE("The spline never leaves the range of the voxels, and is nothing outside the image", "[resample]") {
  const auto image = makeImage({12, 12, 12}, [](int i, int, int) { return i < 6 ? 0.0F : 1.0F; });
  const auto result = resampleSpline(*image, gridAt(image->geometry(), {-3.3, 0.3, 0.3}, {18, 11, 11}), -7);
  float lowest = 1, highest = 0;
  int outside = 0;
  for (const float voxel : result->voxels()) {
    if (voxel == -7) {
      ++outside;
      continue;
    }
    lowest = std::min(lowest, voxel);
    highest = std::max(highest, voxel);
  }
  CHECK(lowest == 0);
  CHECK(highest == 1);
  // Columns at −3.3, −2.3, −1.3 and 11.7, 12.7, 13.7 lie more than half a voxel off; 11.7 by no more than 0.7.
  CHECK(outside == 6 * 11 * 11);
}

TEST_CASE("A voxel that is no number is taken as 0 and spoils no other", "[resample]") {
  auto voxels = makeImage({12, 12, 12}, hashedValue)->voxels();
  const core::Geometry grid = makeImage({12, 12, 12}, hashedValue)->geometry();
  voxels[700] = 0;
  const core::Volume zero(grid, voxels);
  voxels[700] = std::numeric_limits<float>::quiet_NaN();
  const core::Volume spoilt(grid, voxels);
  const core::Geometry between = gridAt(grid, {0.5, 0.5, 0.5}, {11, 11, 11});
  CHECK(resampleSpline(spoilt, between)->voxels() == resampleSpline(zero, between)->voxels());
}

TEST_CASE("Few slices are interpolated by straight lines, and the same grid is a copy", "[resample]") {
  for (const int slices : {1, 2, 3}) {
    const auto image = makeImage({12, 12, slices}, hashedValue);
    const core::Geometry between = gridAt(image->geometry(), {0.5, 0.25, 0}, {11, 11, slices});
    CHECK(resampleSpline(*image, between)->voxels() == resampleLinear(*image, between)->voxels());
  }
  const auto image = makeImage({12, 12, 12}, hashedValue);
  CHECK(resampleSpline(*image, image->geometry())->voxels() == image->voxels());
}

TEST_CASE("Spline resampling can be cancelled", "[resample]") {
  const auto image = makeImage({12, 12, 12}, hashedValue);
  core::CancelToken cancel;
  cancel.requestCancel();
  CHECK_THROWS_AS(resampleSpline(*image, gridAt(image->geometry(), {0.5, 0, 0}, {9, 9, 9}), 0, cancel),
                  core::CancelToken::Requested);
}
