// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/resample.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using core::operator-;
using test::hashedValue;
using test::makeImage;

namespace {

/// Oblique axes, unequal spacing, an origin that is not zero.
core::Geometry obliqueGrid(const core::Size3& size, const core::Vector3& spacing, const core::Vector3& origin,
                           double angle) {
  const double c = std::cos(angle), s = std::sin(angle), d = std::cos(0.2), e = std::sin(0.2);
  const core::Vector3 i{c, s, 0}, j{-s * d, c * d, e};
  return {size, spacing, origin, {i, j, core::cross(i, j)}};
}

core::VolumePtr obliqueImage() {
  const auto image = makeImage({14, 11, 9}, hashedValue);
  return core::makeVolume(obliqueGrid({14, 11, 9}, {0.9, 1.1, 2.5}, {-7, 12, 30}, 0.3), image->voxels());
}

}  // namespace

TEST_CASE("The same grid gives the same voxels", "[resample]") {
  const auto image = obliqueImage();
  REQUIRE(imaging::resampleLinear(*image, image->geometry())->voxels() == image->voxels());
  REQUIRE(imaging::resampleNearest(*image, image->geometry())->voxels() == image->voxels());
}

TEST_CASE("Linear resampling equals sampling each voxel centre by patient position", "[resample]") {
  const auto image = obliqueImage();
  const core::Geometry grid = obliqueGrid({23, 25, 17}, {0.7, 0.6, 1.3}, {-9, 10, 29}, -0.2);
  const auto result = imaging::resampleLinear(*image, grid, -5);
  REQUIRE(result->geometry().sameGrid(grid));
  int inside = 0, outside = 0;
  for (int k = 0; k < 17; ++k)
    for (int j = 0; j < 25; ++j)
      for (int i = 0; i < 23; ++i) {
        const float expected = core::sampleLinear(
            *image, grid.lpsFromIndex({static_cast<double>(i), static_cast<double>(j), static_cast<double>(k)}));
        if (std::isnan(expected)) {
          ++outside;
          REQUIRE(result->at(i, j, k) == -5);
        } else {
          ++inside;
          REQUIRE(result->at(i, j, k) == Approx(expected).margin(1e-6));
        }
      }
  REQUIRE(inside > 1000);
  REQUIRE(outside > 1000);
}

TEST_CASE("Linear resampling keeps a linear ramp in patient space", "[resample]") {
  const core::Geometry from = obliqueGrid({20, 18, 12}, {0.9, 1.1, 2.5}, {-7, 12, 30}, 0.3);
  const auto ramp = [](const core::Vector3& p) { return 3 * p[0] - 2 * p[1] + 0.5 * p[2] + 100; };
  const auto image = makeImage(from.size(), [&](int i, int j, int k) {
    return ramp(from.lpsFromIndex({static_cast<double>(i), static_cast<double>(j), static_cast<double>(k)}));
  });
  const core::Geometry grid({9, 8, 7}, {0.8, 0.8, 0.8}, from.centre() - core::Vector3{3, 3, 3},
                            {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  const auto result = imaging::resampleLinear(*core::makeVolume(from, image->voxels()), grid);
  for (int k = 0; k < 7; ++k)
    for (int j = 0; j < 8; ++j)
      for (int i = 0; i < 9; ++i)
        REQUIRE(result->at(i, j, k) == Approx(ramp(grid.lpsFromIndex({1.0 * i, 1.0 * j, 1.0 * k}))).epsilon(1e-5));
}

TEST_CASE("A point on the edge of the field of view is inside", "[resample]") {
  // Upsampled by two with coinciding voxel-0 centres, the last voxel is exactly half a voxel beyond the last centre.
  const core::Geometry grid = obliqueGrid({14, 11, 9}, {0.9, 1.1, 2.5}, {-7, 12, 30}, 0.3);
  const auto ones = core::makeVolume(grid, std::vector<float>(grid.voxelCount(), 1));
  const core::Geometry finer = grid.upsampledInPlane(2, core::GridAlignment::fourier);
  const auto linear = imaging::resampleLinear(*ones, finer), nearest = imaging::resampleNearest(*ones, finer);
  for (float value : linear->voxels()) REQUIRE(value == 1);
  for (float value : nearest->voxels()) REQUIRE(value == 1);
}

TEST_CASE("A label map keeps its labels", "[resample]") {
  const auto labels = makeImage({10, 8, 6}, [](int i, int j, int k) { return (i / 3 + j / 2 + k) % 3 == 0 ? 4 : 0; });
  const core::Geometry grid({30, 24, 18}, {1 / 3.0, 1 / 3.0, 1 / 3.0}, {-1 / 3.0, -1 / 3.0, -1 / 3.0},
                            labels->geometry().directions());
  const auto result = imaging::resampleNearest(*labels, grid);
  for (int k = 0; k < 18; ++k)
    for (int j = 0; j < 24; ++j)
      for (int i = 0; i < 30; ++i) REQUIRE(result->at(i, j, k) == labels->at(i / 3, j / 3, k / 3));
}

TEST_CASE("A voxel that is not a number does not spread to its exact neighbours", "[resample]") {
  const auto image = makeImage({6, 5, 4}, [](int i, int j, int k) {
    return i == 2 && j == 2 && k == 2 ? std::numeric_limits<double>::quiet_NaN() : 1;
  });
  const auto result = imaging::resampleLinear(*image, image->geometry().slices(1, 3));
  REQUIRE(std::isnan(result->at(2, 2, 1)));
  REQUIRE(result->at(1, 2, 1) == 1);
  REQUIRE(result->at(2, 2, 0) == 1);
}

TEST_CASE("Bicubic interpolation keeps quadratic images and their place", "[resample]") {
  // Keys' kernel with a = −1/2 is exact for polynomials of the second degree.
  const auto quadratic = [](double x, double y) { return 5 + 2 * x - 3 * y + 0.5 * x * x - 0.25 * y * y + x * y; };
  const auto lr = makeImage({12, 10, 2}, [&](int i, int j, int k) { return quadratic(i, j) + k; });
  const auto result = imaging::bicubic(*lr, 36, 25);
  REQUIRE(result->geometry().sameGrid(lr->geometry().resizedInPlane(36, 25, core::GridAlignment::fourier)));
  for (int k = 0; k < 2; ++k)
    for (int j = 3; j < 20; ++j)
      for (int i = 3; i < 30; ++i) REQUIRE(result->at(i, j, k) == Approx(quadratic(i / 3.0, j / 2.5) + k).margin(1e-4));
}

TEST_CASE("Bicubic interpolation hits the voxels and replicates the edges", "[resample]") {
  const auto lr = makeImage({7, 6, 3}, hashedValue);
  const auto result = imaging::bicubic(*lr, 28, 12);
  for (int k = 0; k < 3; ++k)
    for (int j = 0; j < 6; ++j)
      for (int i = 0; i < 7; ++i) REQUIRE(result->at(4 * i, 2 * j, k) == lr->at(i, j, k));
  const auto flat = imaging::bicubic(*makeImage({7, 6, 1}, [](int, int, int) { return 9; }), 28, 24);
  for (float value : flat->voxels()) REQUIRE(value == Approx(9));
  const auto single = imaging::bicubic(*makeImage({1, 1, 1}, [](int, int, int) { return 3; }), 4, 4);
  for (float value : single->voxels()) REQUIRE(value == Approx(3));
}

TEST_CASE("Resampling refuses impossible sizes and obeys a cancel", "[resample]") {
  const auto image = makeImage({7, 6, 3}, hashedValue);
  REQUIRE_THROWS_AS(imaging::bicubic(*image, 0, 12), core::Error);
  REQUIRE_THROWS_AS(imaging::bicubic(*image, 100000, 100000), core::Error);
  const core::Geometry huge({4000, 4000, 4000}, {1, 1, 1}, {0, 0, 0}, image->geometry().directions());
  REQUIRE_THROWS_AS(imaging::resampleLinear(*image, huge), core::Error);
  const core::CancelToken cancel;
  cancel.requestCancel();
  const core::Geometry finer = image->geometry().upsampledInPlane(2, core::GridAlignment::area);
  REQUIRE_THROWS_AS(imaging::resampleLinear(*image, finer, 0, cancel), core::CancelToken::Requested);
  REQUIRE_THROWS_AS(imaging::resampleNearest(*image, finer, 0, cancel), core::CancelToken::Requested);
  REQUIRE_THROWS_AS(imaging::bicubic(*image, 14, 12, cancel), core::CancelToken::Requested);
}
