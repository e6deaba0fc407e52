// SPDX-License-Identifier: Apache-2.0
#include "core/geometry.h"

#include <cmath>
#include <limits>
#include <string>

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace glmamba::core;

namespace {

/// An oblique grid as scanners make them: turned about two axes, unequal spacing, odd sizes, origin not zero.
Geometry oblique(Size3 size = {181, 217, 33}) {
  const double a = 0.3, b = -0.2;
  const Vector3 i{std::cos(a), std::sin(a), 0};
  const Vector3 j{-std::sin(a) * std::cos(b), std::cos(a) * std::cos(b), std::sin(b)};
  return {size, {0.7, 0.9, 4.8}, {-91.3, 120.25, -40.5}, {i, j, cross(i, j)}, "1.2.3"};
}

void requireNear(const Vector3& a, const Vector3& b, double toleranceMm = 1e-9) {
  INFO("(" << a[0] << ", " << a[1] << ", " << a[2] << ") against (" << b[0] << ", " << b[1] << ", " << b[2] << ")");
  REQUIRE(length(a - b) < toleranceMm);
}

}  // namespace

TEST_CASE("Index and patient position convert into each other on an oblique grid", "[geometry]") {
  const Geometry grid = oblique();
  for (const Vector3& index : {Vector3{0, 0, 0}, Vector3{180, 216, 32}, Vector3{12.25, -3.5, 40.75}})
    requireNear(grid.indexFromLps(grid.lpsFromIndex(index)), index);
  requireNear(grid.lpsFromIndex({0, 0, 0}), grid.origin());
  requireNear(grid.lpsFromIndex({1, 0, 0}) - grid.origin(), 0.7 * grid.direction(0));
  requireNear(grid.lpsFromIndex({0, 0, 2}) - grid.origin(), 9.6 * grid.direction(2));
}

TEST_CASE("A sheared grid is inverted by its own axes, not by their transpose", "[geometry]") {
  const double tilt = 0.2;  // a tilted gantry: slices shifted along rows
  const Geometry grid({5, 6, 7}, {1, 2, 3}, {10, 20, 30},
                      {Vector3{1, 0, 0}, Vector3{0, 1, 0}, Vector3{0, std::sin(tilt), std::cos(tilt)}});
  requireNear(grid.indexFromLps(grid.lpsFromIndex({1.5, 2.25, 3.75})), {1.5, 2.25, 3.75});
}

TEST_CASE("Fourier alignment keeps the centre of voxel zero when upsampled", "[geometry]") {
  const Geometry grid = oblique();
  for (int s : {2, 4}) {
    const Geometry fine = grid.upsampledInPlane(s, GridAlignment::fourier);
    requireNear(fine.origin(), grid.origin());
    REQUIRE(fine.size() == Size3{181 * s, 217 * s, 33});
    REQUIRE(fine.spacing()[0] == Approx(0.7 / s));
    REQUIRE(fine.spacing()[1] == Approx(0.9 / s));
    REQUIRE(fine.spacing()[2] == 4.8);
    REQUIRE(fine.frameOfReferenceUid() == "1.2.3");
  }
}

TEST_CASE("Area alignment moves the origin by a quarter voxel at two and three eighths at four", "[geometry]") {
  // DICOM PS3.3 C.7.6.2.1.1 places voxel centres: P' = P + k (dc X + dr Y), k = (1/s − 1)/2.
  const Geometry grid = oblique();
  for (const auto& [s, k] : {std::pair{2, -0.25}, std::pair{4, -0.375}}) {
    const Vector3 shift = grid.upsampledInPlane(s, GridAlignment::area).origin() - grid.origin();
    requireNear(shift, (k * 0.7) * grid.direction(0) + (k * 0.9) * grid.direction(1));
  }
  const Geometry square({256, 256, 3}, {1.015625, 1.015625, 4.8}, {0, 0, 0}, {Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  const Geometry fine = square.upsampledInPlane(2, GridAlignment::area);
  REQUIRE(fine.origin()[0] == Approx(-0.253906).margin(1e-6));
  // The corners of the field of view stay: half a voxel outside the outermost centres.
  requireNear(fine.lpsFromIndex({-0.5, -0.5, 0}), square.lpsFromIndex({-0.5, -0.5, 0}));
  requireNear(fine.lpsFromIndex({511.5, 511.5, 2}), square.lpsFromIndex({255.5, 255.5, 2}));
}

TEST_CASE("Mixing the alignments would shift a degraded image by half a voxel at two and one and a half at four",
          "[geometry]") {
  const Geometry hr({240, 240, 5}, {1, 1, 1}, {0, 0, 0}, {Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  for (const auto& [s, expected] : {std::pair{2, 0.5}, std::pair{4, 1.5}}) {
    const Geometry lr = hr.downsampledInPlane(s, GridAlignment::fourier);
    const Geometry wrong = lr.upsampledInPlane(s, GridAlignment::area);
    REQUIRE(hr.indexFromLps(wrong.origin())[0] == Approx(-expected));
  }
}

TEST_CASE("Down and up again is the same grid where the size allows it", "[geometry]") {
  const Geometry grid = oblique({176, 208, 11});
  for (int s : {2, 4})
    for (GridAlignment alignment : {GridAlignment::fourier, GridAlignment::area})
      REQUIRE(grid.downsampledInPlane(s, alignment).upsampledInPlane(s, alignment).sameGrid(grid, 1e-9));
}

TEST_CASE("Odd sizes are rounded down to even ones and keep their field of view", "[geometry]") {
  const Geometry grid = oblique();  // 181 × 217
  const Geometry half = grid.downsampledInPlane(2, GridAlignment::fourier);
  REQUIRE(half.size() == Size3{90, 108, 33});
  REQUIRE(half.spacing()[0] * 90 == Approx(0.7 * 181));
  REQUIRE(half.spacing()[1] * 108 == Approx(0.9 * 217));
  requireNear(half.origin(), grid.origin());
  REQUIRE(grid.downsampledInPlane(4, GridAlignment::fourier).size() == Size3{44, 54, 33});
  const Geometry area = grid.downsampledInPlane(4, GridAlignment::area);
  requireNear(area.lpsFromIndex({-0.5, -0.5, 0}), grid.lpsFromIndex({-0.5, -0.5, 0}));
  requireNear(area.lpsFromIndex({43.5, 53.5, 0}), grid.lpsFromIndex({180.5, 216.5, 0}));
  REQUIRE(area.resizedInPlane(181, 217, GridAlignment::area).sameGrid(grid, 1e-9));
}

TEST_CASE("An image too small for the scale factor is refused", "[geometry]") {
  const Geometry small = oblique({3, 64, 2});
  REQUIRE_THROWS_AS(small.downsampledInPlane(2, GridAlignment::fourier), Error);
  REQUIRE_THROWS_AS(small.downsampledInPlane(0, GridAlignment::fourier), Error);
  REQUIRE_THROWS_AS(small.upsampledInPlane(0, GridAlignment::fourier), Error);
}

TEST_CASE("Some slices of a grid keep their place in space", "[geometry]") {
  const Geometry grid = oblique();
  const Geometry part = grid.slices(7, 12);
  REQUIRE(part.size() == Size3{181, 217, 5});
  requireNear(part.lpsFromIndex({3, 4, 2}), grid.lpsFromIndex({3, 4, 9}));
  for (const auto& [first, last] : {std::pair{-1, 3}, std::pair{5, 5}, std::pair{30, 34}, std::pair{6, 2}})
    REQUIRE_THROWS_AS(grid.slices(first, last), Error);
  REQUIRE_THROWS_WITH(grid.slices(30, 34), "Slices 30:34 are not in an image of 33 slices.");
}

TEST_CASE("Grids are compared by their corners with a tolerance in millimetres", "[geometry]") {
  const Geometry grid = oblique();
  const auto movedBy = [&](double mm) {
    return Geometry(grid.size(), grid.spacing(), grid.origin() + Vector3{mm, 0, 0}, grid.directions());
  };
  REQUIRE(grid.sameGrid(movedBy(5e-4)));
  REQUIRE_FALSE(grid.sameGrid(movedBy(2e-3)));
  REQUIRE_FALSE(grid.sameGrid(oblique({181, 217, 34})));
  // A spacing off by 10⁻⁵ mm is 1.8 µm at the far corner: more than the tolerance.
  REQUIRE_FALSE(grid.sameGrid(Geometry(grid.size(), {0.70001, 0.9, 4.8}, grid.origin(), grid.directions())));
}

TEST_CASE("Numbers that are no grid are refused", "[geometry]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::array<Vector3, 3> straight{Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  REQUIRE_THROWS_AS(Geometry({0, 1, 1}, {1, 1, 1}, {0, 0, 0}, straight), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, 0, 1}, {0, 0, 0}, straight), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, nan, 1}, {0, 0, 0}, straight), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, -1, 1}, {0, 0, 0}, straight), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, 1, 1}, {0, nan, 0}, straight), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, 1, 1}, {0, 0, 0}, {Vector3{1, 0, 0}, {0, 0.5, 0}, {0, 0, 1}}), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, 1, 1}, {0, 0, 0}, {Vector3{1, 0, 0}, {1, 0, 0}, {0, 0, 1}}), Error);
  REQUIRE_THROWS_AS(Geometry({1, 1, 1}, {1, 1, 1}, {0, 0, 0}, {Vector3{nan, 0, 0}, {0, 1, 0}, {0, 0, 1}}), Error);
}

TEST_CASE("Directions written with few decimals become unit vectors", "[geometry]") {
  const Geometry grid({2, 2, 2}, {1, 1, 1}, {0, 0, 0}, {Vector3{0.999, 0, 0}, {0, 1.001, 0}, {0, 0, 1}});
  for (int axis = 0; axis < 3; ++axis) REQUIRE(length(grid.direction(axis)) == Approx(1).epsilon(1e-12));
}

TEST_CASE("A grid describes itself for messages", "[geometry]") {
  REQUIRE(oblique().describe() == "181×217×33, 0.7 × 0.9 × 4.8 mm");
  requireNear(oblique().centre(), oblique().lpsFromIndex({90, 108, 16}));
  REQUIRE(oblique().voxelCount() == 181UL * 217 * 33);
}
