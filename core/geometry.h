// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace glmamba::core {

using Vector3 = std::array<double, 3>;
using Size3 = std::array<int, 3>;  ///< voxels along i (columns), j (rows), k (slices)

double dot(const Vector3& a, const Vector3& b);
Vector3 cross(const Vector3& a, const Vector3& b);
Vector3 operator+(const Vector3& a, const Vector3& b);
Vector3 operator-(const Vector3& a, const Vector3& b);
Vector3 operator*(double s, const Vector3& a);
double length(const Vector3& a);

/// Where voxel 0 of a low-resolution grid lies against voxel 0 of the grid it was made from.
enum class GridAlignment {
  fourier,  ///< voxel-0 centres coincide: k-space cropping and zero-filling
  area,     ///< outer edges of the field of view coincide: averaging
};

/// The grid of a volume in patient space. Immutable.
///
/// Axes are i, j, k: columns, rows, slices, i fastest in memory. Frame: LPS, in millimetres.
class Geometry {
 public:
  /// `spacing` in mm, centre to centre; `origin` the centre of voxel (0,0,0); `direction[axis]` the unit vector along
  /// which that index grows. Throws Error{badValue} for sizes below 1, spacings that are not finite and positive, and
  /// directions that are not unit vectors or are (nearly) coplanar.
  Geometry(const Size3& size, const Vector3& spacing, const Vector3& origin, const std::array<Vector3, 3>& direction,
           std::string frameOfReferenceUid = {});

  const Size3& size() const { return m_size; }
  const Vector3& spacing() const { return m_spacing; }
  const Vector3& origin() const { return m_origin; }
  const Vector3& direction(int axis) const { return m_direction[axis]; }
  const std::array<Vector3, 3>& directions() const { return m_direction; }
  /// Empty when unknown. The same UID means the same patient coordinates.
  const std::string& frameOfReferenceUid() const { return m_frameOfReferenceUid; }
  std::size_t voxelCount() const;

  /// LPS point (mm) of a continuous index, and back.
  Vector3 lpsFromIndex(const Vector3& index) const;
  Vector3 indexFromLps(const Vector3& point) const;
  /// Centre of the field of view, LPS mm.
  Vector3 centre() const;

  /// The grid `scaleFactor` times finer (or coarser) along i and j; slices stay. Coarser: size is divided and rounded
  /// down to an even number, as in k-space cropping, and the spacing keeps the field of view; with `fourier` the origin
  /// does not move, with `area` the outer edges do not. Throws Error{badValue} when fewer than 2 voxels would be left.
  Geometry upsampledInPlane(int scaleFactor, GridAlignment alignment) const;
  Geometry downsampledInPlane(int scaleFactor, GridAlignment alignment) const;
  /// The same field of view in plane on `columns` × `rows` voxels, voxel 0 placed by `alignment`.
  Geometry resizedInPlane(int columns, int rows, GridAlignment alignment) const;
  /// Slices [first, last) of this grid, in their place in space.
  Geometry slices(int first, int last) const;
  Geometry withFrameOfReference(std::string uid) const;

  /// True when every corner voxel of both grids agrees to `toleranceMm` and the sizes are equal.
  bool sameGrid(const Geometry& other, double toleranceMm = 1e-3) const;
  /// "240×240×155, 1 × 1 × 1 mm", for messages.
  std::string describe() const;

 private:
  Size3 m_size;
  Vector3 m_spacing;
  Vector3 m_origin;
  std::array<Vector3, 3> m_direction;
  std::array<Vector3, 3> m_inverse;  ///< rows of the inverse of the direction matrix
  std::string m_frameOfReferenceUid;
};

}  // namespace glmamba::core
