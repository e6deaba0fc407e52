// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_plane.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glmamba::viewer {

using core::Vector3;
using core::operator-;
using core::operator*;

namespace {

/// sin 15°: a weaker component than this is not worth a second letter.
constexpr double kObliqueComponent = 0.2588;

Vector3 normalised(const Vector3& v) { return (1 / core::length(v)) * v; }

/// Which grid axis runs along the patient's x (left), y (posterior) and z (superior): the assignment of axes that
/// follows the patient best as a whole, so that each grid axis is used once even near 45°.
std::array<int, 3> gridAxesOfPatient(const core::Geometry& geometry) {
  std::array<int, 3> axes{0, 1, 2};
  std::array<int, 3> best = axes;
  double bestAgreement = -1;
  do {
    double agreement = 0;
    for (int patient = 0; patient < 3; ++patient) agreement += std::abs(geometry.direction(axes[patient])[patient]);
    if (agreement > bestAgreement + 1e-9) {
      bestAgreement = agreement;
      best = axes;
    }
  } while (std::next_permutation(axes.begin(), axes.end()));
  return best;
}

SlicePlane planeOf(const Vector3& right, const Vector3& down) {
  SlicePlane plane;
  plane.right = normalised(right);
  plane.down = normalised(down - core::dot(down, plane.right) * plane.right);
  plane.normal = core::cross(plane.right, plane.down);
  return plane;
}

/// `x`, `y`, `z`: the directions to the patient's left, posterior and superior.
SlicePlane planeOf(const Vector3& x, const Vector3& y, const Vector3& z, Orientation orientation) {
  switch (orientation) {
    case Orientation::axial:
      return planeOf(x, y);
    case Orientation::coronal:
      return planeOf(x, -1.0 * z);
    case Orientation::sagittal:
      return planeOf(y, -1.0 * z);
  }
  return {};
}

}  // namespace

SlicePlane SlicePlane::ofPatient(Orientation orientation) {
  return planeOf({1, 0, 0}, {0, 1, 0}, {0, 0, 1}, orientation);
}

SlicePlane SlicePlane::ofGeometry(const core::Geometry& geometry, Orientation orientation) {
  const auto axes = gridAxesOfPatient(geometry);
  std::array<Vector3, 3> along;
  for (int patient = 0; patient < 3; ++patient) {
    const Vector3& direction = geometry.direction(axes[patient]);
    along[patient] = (direction[patient] < 0 ? -1.0 : 1.0) * direction;
  }
  return planeOf(along[0], along[1], along[2], orientation);
}

SlicePlane neurological(const SlicePlane& plane, Orientation orientation) {
  if (orientation == Orientation::sagittal) return plane;
  return {-1.0 * plane.right, plane.down, -1.0 * plane.normal};
}

Orientation acquisitionOrientation(const core::Geometry& geometry) {
  const auto axes = gridAxesOfPatient(geometry);
  if (axes[0] == 2) return Orientation::sagittal;
  return axes[1] == 2 ? Orientation::coronal : Orientation::axial;
}

int axisAlong(const core::Geometry& geometry, const Vector3& direction) {
  int best = 0;
  for (int axis = 1; axis < 3; ++axis) {
    if (std::abs(core::dot(geometry.direction(axis), direction)) >
        std::abs(core::dot(geometry.direction(best), direction)) + 1e-9)
      best = axis;
  }
  return best;
}

std::string orientationLetters(const Vector3& direction) {
  constexpr char kPositive[] = "LPS";
  constexpr char kNegative[] = "RAI";
  std::array<int, 3> axes{0, 1, 2};
  std::stable_sort(axes.begin(), axes.end(),
                   [&](int a, int b) { return std::abs(direction[a]) > std::abs(direction[b]); });
  std::string letters;
  for (int rank = 0; rank < 2; ++rank) {
    const double component = direction[axes[rank]];
    if (rank == 0 || std::abs(component) > kObliqueComponent)
      letters += component < 0 ? kNegative[axes[rank]] : kPositive[axes[rank]];
  }
  return letters;
}

}  // namespace glmamba::viewer
