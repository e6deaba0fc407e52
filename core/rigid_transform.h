// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "core/geometry.h"

namespace glmamba::core {

/// A rotation and a shift in patient space: point' = rotation · point + translation, LPS mm.
struct RigidTransform {
  std::array<Vector3, 3> rotation{Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};  ///< rows of an orthonormal matrix
  Vector3 translation{0, 0, 0};                                             ///< of the point (0, 0, 0), mm

  /// Where a point goes.
  Vector3 point(const Vector3& p) const;
  /// Where a direction goes.
  Vector3 direction(const Vector3& v) const;
  RigidTransform inverse() const;
  /// First `other`, then this.
  RigidTransform after(const RigidTransform& other) const;
  /// The angle of the rotation, 0–180.
  double degrees() const;
};

/// A turn by `degrees` about the axis through `centre` (right-handed; `axis` of any length but 0), then `shift`.
RigidTransform turnAndShift(const Vector3& axis, double degrees, const Vector3& centre, const Vector3& shift);

/// The same voxels at another place: `geometry` with its origin and directions carried by `transform` into the frame of
/// reference `frameOfReferenceUid`.
Geometry moved(const Geometry& geometry, const RigidTransform& transform, std::string frameOfReferenceUid);

}  // namespace glmamba::core
