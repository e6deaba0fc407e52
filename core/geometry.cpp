// SPDX-License-Identifier: Apache-2.0
#include "core/geometry.h"

#include <cmath>
#include <cstdio>

#include "core/error.h"

namespace glmamba::core {

double dot(const Vector3& a, const Vector3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vector3 cross(const Vector3& a, const Vector3& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}
Vector3 operator+(const Vector3& a, const Vector3& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }
Vector3 operator-(const Vector3& a, const Vector3& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
Vector3 operator*(double s, const Vector3& a) { return {s * a[0], s * a[1], s * a[2]}; }
double length(const Vector3& a) { return std::sqrt(dot(a, a)); }

namespace {

// Directions written with few decimals in a header are off by about 1e-4; anything worse is not a rotation.
constexpr double kUnitTolerance = 1e-2;
// Below this determinant two axes are closer than about 6 degrees: no image grid of a scanner.
constexpr double kSmallestDeterminant = 0.1;

void require(bool condition, const std::string& message) {
  if (!condition) throw Error(ErrorCode::badValue, message);
}

int evenDown(int size, int divisor) { return 2 * (size / (2 * divisor)); }

}  // namespace

Geometry::Geometry(const Size3& size, const Vector3& spacing, const Vector3& origin,
                   const std::array<Vector3, 3>& direction, std::string frameOfReferenceUid)
    : m_size(size),
      m_spacing(spacing),
      m_origin(origin),
      m_direction(direction),
      m_frameOfReferenceUid(std::move(frameOfReferenceUid)) {
  for (int axis = 0; axis < 3; ++axis) {
    require(size[axis] >= 1, "The image has no voxels along one axis.");
    require(std::isfinite(spacing[axis]) && spacing[axis] > 0, "The voxel spacing is not a positive number.");
    require(std::isfinite(origin[axis]), "The image position is not a number.");
    const double norm = length(direction[axis]);
    require(std::isfinite(norm) && std::abs(norm - 1) < kUnitTolerance, "The image orientation is not a rotation.");
    m_direction[axis] = (1 / norm) * direction[axis];
  }
  const double determinant = dot(m_direction[0], cross(m_direction[1], m_direction[2]));
  require(std::abs(determinant) > kSmallestDeterminant, "The image orientation is not a rotation.");
  m_inverse = {(1 / determinant) * cross(m_direction[1], m_direction[2]),
               (1 / determinant) * cross(m_direction[2], m_direction[0]),
               (1 / determinant) * cross(m_direction[0], m_direction[1])};
}

std::size_t Geometry::voxelCount() const {
  return static_cast<std::size_t>(m_size[0]) * static_cast<std::size_t>(m_size[1]) *
         static_cast<std::size_t>(m_size[2]);
}

Vector3 Geometry::lpsFromIndex(const Vector3& index) const {
  Vector3 point = m_origin;
  for (int axis = 0; axis < 3; ++axis) point = point + (index[axis] * m_spacing[axis]) * m_direction[axis];
  return point;
}

Vector3 Geometry::indexFromLps(const Vector3& point) const {
  const Vector3 offset = point - m_origin;
  Vector3 index;
  for (int axis = 0; axis < 3; ++axis) index[axis] = dot(m_inverse[axis], offset) / m_spacing[axis];
  return index;
}

Vector3 Geometry::centre() const {
  return lpsFromIndex({(m_size[0] - 1) / 2.0, (m_size[1] - 1) / 2.0, (m_size[2] - 1) / 2.0});
}

Geometry Geometry::resizedInPlane(int columns, int rows, GridAlignment alignment) const {
  const Size3 size{columns, rows, m_size[2]};
  Vector3 spacing = m_spacing;
  Vector3 index{0, 0, 0};  // where voxel 0 of the new grid lies, in voxels of this one
  for (int axis = 0; axis < 2; ++axis) {
    require(size[axis] >= 1, "The image is too small for this scale factor.");
    const double ratio = static_cast<double>(m_size[axis]) / size[axis];
    spacing[axis] = m_spacing[axis] * ratio;
    if (alignment == GridAlignment::area) index[axis] = (ratio - 1) / 2;
  }
  return {size, spacing, lpsFromIndex(index), m_direction, m_frameOfReferenceUid};
}

Geometry Geometry::upsampledInPlane(int scaleFactor, GridAlignment alignment) const {
  return resizedInPlane(m_size[0] * scaleFactor, m_size[1] * scaleFactor, alignment);
}

Geometry Geometry::downsampledInPlane(int scaleFactor, GridAlignment alignment) const {
  require(scaleFactor >= 1, "The scale factor must be 1 or more.");
  return resizedInPlane(evenDown(m_size[0], scaleFactor), evenDown(m_size[1], scaleFactor), alignment);
}

Geometry Geometry::slices(int first, int last) const {
  require(0 <= first && first < last && last <= m_size[2], "Slices " + std::to_string(first) + ":" +
                                                               std::to_string(last) + " are not in an image of " +
                                                               std::to_string(m_size[2]) + " slices.");
  return {{m_size[0], m_size[1], last - first},
          m_spacing,
          lpsFromIndex({0, 0, static_cast<double>(first)}),
          m_direction,
          m_frameOfReferenceUid};
}

Geometry Geometry::withFrameOfReference(std::string uid) const {
  return {m_size, m_spacing, m_origin, m_direction, std::move(uid)};
}

bool Geometry::sameGrid(const Geometry& other, double toleranceMm) const {
  if (m_size != other.m_size) return false;
  for (int corner = 0; corner < 8; ++corner) {
    const Vector3 index{corner & 1 ? m_size[0] - 1.0 : 0, corner & 2 ? m_size[1] - 1.0 : 0,
                        corner & 4 ? m_size[2] - 1.0 : 0};
    if (length(lpsFromIndex(index) - other.lpsFromIndex(index)) > toleranceMm) return false;
  }
  return true;
}

std::string Geometry::describe() const {
  char text[96];
  std::snprintf(text, sizeof text, "%d×%d×%d, %.4g × %.4g × %.4g mm", m_size[0], m_size[1], m_size[2], m_spacing[0],
                m_spacing[1], m_spacing[2]);
  return text;
}

}  // namespace glmamba::core
