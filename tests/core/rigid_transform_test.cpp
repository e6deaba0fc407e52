// SPDX-License-Identifier: Apache-2.0
#include "core/rigid_transform.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace glmamba::core;

namespace {

void requireNear(const Vector3& a, const Vector3& b) {
  INFO("(" << a[0] << ", " << a[1] << ", " << a[2] << ") against (" << b[0] << ", " << b[1] << ", " << b[2] << ")");
  REQUIRE(length(a - b) < 1e-9);
}

const Vector3 kCentre{10, -20, 30};
const Vector3 kShift{1, 2, 3};

}  // namespace

TEST_CASE("A quarter turn about z takes x to y, about its own centre", "[rigid]") {
  const RigidTransform turn = turnAndShift({0, 0, 2}, 90, kCentre, {0, 0, 0});
  requireNear(turn.direction({1, 0, 0}), {0, 1, 0});
  requireNear(turn.point(kCentre), kCentre);
  requireNear(turn.point(kCentre + Vector3{5, 0, 1}), kCentre + Vector3{0, 5, 1});
}

TEST_CASE("A turn with a shift takes its centre by the shift", "[rigid]") {
  requireNear(turnAndShift({1, 1, -2}, 37, kCentre, kShift).point(kCentre), kCentre + kShift);
}

TEST_CASE("The angle of a turn is told to a millionth of a degree, from tiny to a half turn", "[rigid]") {
  for (const double degrees : {0.0, 1e-4, 0.5, 45.0, 90.0, 135.0, 179.9})
    REQUIRE(turnAndShift({0.3, -1, 2}, degrees, kCentre, kShift).degrees() == Approx(degrees).margin(1e-6).epsilon(0));
}

TEST_CASE("A motion and its inverse cancel, in both orders", "[rigid]") {
  const RigidTransform motion = turnAndShift({0.3, -1, 2}, 25, kCentre, kShift);
  for (const RigidTransform& both : {motion.after(motion.inverse()), motion.inverse().after(motion)}) {
    requireNear(both.point({7, 8, 9}), {7, 8, 9});
    REQUIRE(both.degrees() < 1e-6);
  }
}

TEST_CASE("Two motions in a row are one, the second named first", "[rigid]") {
  const RigidTransform a = turnAndShift({0, 0, 1}, 30, kCentre, kShift), b = turnAndShift({1, 0, 0}, -70, {}, kShift);
  requireNear(a.after(b).point({7, 8, 9}), a.point(b.point({7, 8, 9})));
}

TEST_CASE("A moved grid has each voxel where the motion takes it", "[rigid]") {
  const Geometry grid({5, 6, 7}, {0.5, 0.7, 4}, {-3, 2, 1}, {Vector3{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}}, "1.2");
  const RigidTransform motion = turnAndShift({0.3, -1, 2}, 25, kCentre, kShift);
  const Geometry there = moved(grid, motion, "1.3");
  requireNear(there.lpsFromIndex({4, 2.5, 6}), motion.point(grid.lpsFromIndex({4, 2.5, 6})));
  REQUIRE(there.size() == grid.size());
  REQUIRE(there.spacing() == grid.spacing());
  REQUIRE(there.frameOfReferenceUid() == "1.3");
}
