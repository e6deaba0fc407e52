// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_plane.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::viewer;
using core::Vector3;

namespace {

void checkVector(const Vector3& actual, const Vector3& expected) {
  for (int axis = 0; axis < 3; ++axis) CHECK(actual[axis] == Approx(expected[axis]).margin(1e-12));
}

Vector3 opposite(const Vector3& v) { return {-v[0], -v[1], -v[2]}; }

/// Letters at the left, right, top and bottom of the screen.
std::string letters(const SlicePlane& plane) {
  return orientationLetters(opposite(plane.right)) + " " + orientationLetters(plane.right) + " " +
         orientationLetters(opposite(plane.down)) + " " + orientationLetters(plane.down);
}

core::Geometry gridWith(const std::array<Vector3, 3>& direction) {
  return core::Geometry({10, 12, 8}, {1, 1, 3}, {5, -7, 11}, direction);
}

}  // namespace

TEST_CASE("The patient's planes follow the radiological convention", "[slice_plane]") {
  CHECK(letters(SlicePlane::ofPatient(Orientation::axial)) == "R L A P");
  CHECK(letters(SlicePlane::ofPatient(Orientation::coronal)) == "R L S I");
  CHECK(letters(SlicePlane::ofPatient(Orientation::sagittal)) == "A P S I");
}

TEST_CASE("The viewer looks along the normal: towards the head, the back and the patient's right", "[slice_plane]") {
  checkVector(SlicePlane::ofPatient(Orientation::axial).normal, {0, 0, 1});
  checkVector(SlicePlane::ofPatient(Orientation::coronal).normal, {0, 1, 0});
  checkVector(SlicePlane::ofPatient(Orientation::sagittal).normal, {-1, 0, 0});
}

TEST_CASE("A grid with flipped and permuted axes is shown the same way round", "[slice_plane]") {
  // A sagittal acquisition: columns run posterior, rows inferior, slices to the right.
  const auto grid = gridWith({{{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}}});
  CHECK(acquisitionOrientation(grid) == Orientation::sagittal);
  for (const auto orientation : {Orientation::axial, Orientation::coronal, Orientation::sagittal})
    CHECK(letters(SlicePlane::ofGeometry(grid, orientation)) == letters(SlicePlane::ofPatient(orientation)));
}

TEST_CASE("An oblique grid is shown in its own planes with two letters where it leans", "[slice_plane]") {
  const double c = std::cos(20 * M_PI / 180);
  const double s = std::sin(20 * M_PI / 180);
  const auto grid = gridWith({{{1, 0, 0}, {0, c, s}, {0, -s, c}}});  // tilted about the left-right axis
  const auto axial = SlicePlane::ofGeometry(grid, Orientation::axial);
  checkVector(axial.down, {0, c, s});
  checkVector(axial.normal, {0, -s, c});
  CHECK(letters(axial) == "R L AI PS");
  CHECK(acquisitionOrientation(grid) == Orientation::axial);
}

TEST_CASE("A lean of less than fifteen degrees needs no second letter", "[slice_plane]") {
  const auto leaning = [](double degrees) {
    return orientationLetters({std::cos(degrees * M_PI / 180), std::sin(degrees * M_PI / 180), 0});
  };
  CHECK(leaning(14) == "L");
  CHECK(leaning(16) == "LP");
  CHECK(leaning(-46) == "AL");
}

TEST_CASE("The plane of a sheared grid is spanned by its axes and still orthonormal", "[slice_plane]") {
  const double s = 0.3;  // gantry tilt: rows lean, slices do not
  const double c = std::sqrt(1 - s * s);
  const auto grid = gridWith({{{1, 0, 0}, {0, c, s}, {0, 0, 1}}});
  const auto axial = SlicePlane::ofGeometry(grid, Orientation::axial);
  checkVector(axial.down, {0, c, s});
  CHECK(core::dot(axial.right, axial.down) == Approx(0).margin(1e-12));
  CHECK(core::length(axial.normal) == Approx(1));
}

TEST_CASE("Each grid axis is used once even when the grid is turned by half a right angle", "[slice_plane]") {
  const double h = std::sqrt(0.5);
  const auto grid = gridWith({{{h, h, 0}, {-h, h, 0}, {0, 0, 1}}});
  const auto axial = SlicePlane::ofGeometry(grid, Orientation::axial);
  checkVector(axial.normal, {0, 0, 1});
  CHECK(axisAlong(grid, axial.normal) == 2);
}

namespace {

const std::array<Orientation, 3> kPlanes{Orientation::axial, Orientation::coronal, Orientation::sagittal};

/// How voxels were acquired must not matter: whatever the axes, the letters are those of the patient.
void checkLetters(const core::Geometry& grid) {
  for (const auto orientation : kPlanes) {
    const auto plane = SlicePlane::ofGeometry(grid, orientation);
    CHECK(letters(plane) == letters(SlicePlane::ofPatient(orientation)));
    checkVector(core::cross(plane.right, plane.down), plane.normal);  // never a mirror image
  }
}

}  // namespace

TEST_CASE("Coronal, sagittal, head-down, decubitus and mirrored grids are all shown the patient's way round",
          "[slice_plane]") {
  checkLetters(gridWith({{{1, 0, 0}, {0, 0, -1}, {0, 1, 0}}}));   // coronal
  checkLetters(gridWith({{{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}}}));  // sagittal, right to left
  checkLetters(gridWith({{{0, 1, 0}, {0, 0, -1}, {1, 0, 0}}}));   // sagittal, left to right: left-handed
  checkLetters(gridWith({{{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}}}));  // prone
  checkLetters(gridWith({{{-1, 0, 0}, {0, 1, 0}, {0, 0, -1}}}));  // feet first
  checkLetters(gridWith({{{0, 1, 0}, {-1, 0, 0}, {0, 0, 1}}}));   // on the left side
  checkLetters(gridWith({{{0, -1, 0}, {1, 0, 0}, {0, 0, 1}}}));   // on the right side
  checkLetters(gridWith({{{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}));   // mirrored: a left-handed grid
  checkLetters(gridWith({{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}}));    // axes in another order
}

TEST_CASE("Any turn of the grid leaves right and left where they are", "[slice_plane]") {
  for (int step = -40; step <= 40; step += 5) {
    const double c = std::cos(step * M_PI / 180), s = std::sin(step * M_PI / 180);
    for (const auto& direction : {std::array<Vector3, 3>{{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}},
                                  std::array<Vector3, 3>{{{1, 0, 0}, {0, c, s}, {0, -s, c}}},
                                  std::array<Vector3, 3>{{{-c, 0, s}, {0, 1, 0}, {s, 0, c}}}}) {
      const auto axial = SlicePlane::ofGeometry(gridWith(direction), Orientation::axial);
      CHECK(axial.right[0] > 0.5);  // the patient's left is on the right
      CHECK(axial.down[1] > 0.5);
      CHECK(orientationLetters(opposite(axial.right)).front() == 'R');
    }
  }
}

TEST_CASE("In the neurological convention the patient's left is on the left, and nothing is mirrored",
          "[slice_plane]") {
  const double c = std::cos(25 * M_PI / 180), s = std::sin(25 * M_PI / 180);
  const auto oblique = gridWith({{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}});
  const auto axial = neurological(SlicePlane::ofPatient(Orientation::axial), Orientation::axial);
  CHECK(letters(axial) == "L R A P");
  CHECK(letters(neurological(SlicePlane::ofPatient(Orientation::coronal), Orientation::coronal)) == "L R S I");
  CHECK(letters(neurological(SlicePlane::ofPatient(Orientation::sagittal), Orientation::sagittal)) == "A P S I");
  for (const auto orientation : kPlanes) {
    const auto plane = neurological(SlicePlane::ofGeometry(oblique, orientation), orientation);
    checkVector(core::cross(plane.right, plane.down), plane.normal);
  }
}
