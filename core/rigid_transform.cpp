// SPDX-License-Identifier: Apache-2.0
#include "core/rigid_transform.h"

#include <cmath>

namespace glmamba::core {

namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;

}  // namespace

Vector3 RigidTransform::direction(const Vector3& v) const {
  return {dot(rotation[0], v), dot(rotation[1], v), dot(rotation[2], v)};
}

Vector3 RigidTransform::point(const Vector3& p) const { return direction(p) + translation; }

RigidTransform RigidTransform::inverse() const {
  RigidTransform result;
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column) result.rotation[row][column] = rotation[column][row];
  result.translation = -1.0 * result.direction(translation);
  return result;
}

RigidTransform RigidTransform::after(const RigidTransform& other) const {
  RigidTransform result;
  for (int column = 0; column < 3; ++column) {
    const Vector3 image = direction({other.rotation[0][column], other.rotation[1][column], other.rotation[2][column]});
    for (int row = 0; row < 3; ++row) result.rotation[row][column] = image[row];
  }
  result.translation = point(other.translation);
  return result;
}

double RigidTransform::degrees() const {
  // By sine and cosine: the cosine alone can't tell small angles.
  const Vector3 twiceSine{rotation[2][1] - rotation[1][2], rotation[0][2] - rotation[2][0],
                          rotation[1][0] - rotation[0][1]};
  const double cosine = (rotation[0][0] + rotation[1][1] + rotation[2][2] - 1) / 2;
  return std::atan2(length(twiceSine) / 2, cosine) / kDegree;
}

RigidTransform turnAndShift(const Vector3& axis, double degrees, const Vector3& centre, const Vector3& shift) {
  // Rodrigues: R = I + sin φ K + (1 − cos φ) K².
  const Vector3 u = (1 / length(axis)) * axis;
  const double sine = std::sin(degrees * kDegree), rest = 1 - std::cos(degrees * kDegree);
  RigidTransform result;
  for (int column = 0; column < 3; ++column) {
    Vector3 unit{0, 0, 0};
    unit[column] = 1;
    const Vector3 once = cross(u, unit);
    const Vector3 image = unit + sine * once + rest * cross(u, once);
    for (int row = 0; row < 3; ++row) result.rotation[row][column] = image[row];
  }
  result.translation = centre + shift - result.direction(centre);
  return result;
}

Geometry moved(const Geometry& geometry, const RigidTransform& transform, std::string frameOfReferenceUid) {
  std::array<Vector3, 3> directions = geometry.directions();
  for (Vector3& direction : directions) direction = transform.direction(direction);
  return {geometry.size(), geometry.spacing(), transform.point(geometry.origin()), directions,
          std::move(frameOfReferenceUid)};
}

}  // namespace glmamba::core
