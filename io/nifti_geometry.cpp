// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.h"
#include "io/nifti_header.h"
#include "io/number_text.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::Vector3;
using core::operator*;
using core::operator-;

// From the finest ex vivo scans (0.02 mm) and the coarsest localizers, a factor of ten each way: what lies outside was
// written in another unit, or is damaged.
constexpr double kFinestSpacing = 0.002;
constexpr double kCoarsestSpacing = 100;

/// Columns of an affine from index to RAS mm.
struct Affine {
  std::array<Vector3, 3> axis;
  Vector3 origin;
};

/// METHOD 3 of nifti1.h.
Affine sformOf(const NiftiHeader& header) {
  Affine affine{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) affine.axis[column][row] = header.srow[row][column];
    affine.origin[row] = header.srow[row][3];
  }
  return affine;
}

/// METHOD 2 of nifti1.h: x = R(b, c, d) · (pixdim · index, k times qfac) + qoffset.
Affine qformOf(const NiftiHeader& header) {
  double b = header.quaternion[0], c = header.quaternion[1], d = header.quaternion[2];
  const double square = b * b + c * c + d * d;
  double a = 0;
  if (square < 1) {
    a = std::sqrt(1 - square);
  } else {  // beyond 1 by rounding: a half-turn
    const double norm = std::sqrt(square);
    b /= norm, c /= norm, d /= norm;
  }
  const std::array<Vector3, 3> rotation{
      Vector3{a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)},
      Vector3{2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)},
      Vector3{2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c}};
  const double qfac = header.pixdim[0] < 0 ? -1 : 1;
  Affine affine{{}, header.qoffset};
  for (std::size_t axis = 0; axis < 3; ++axis)
    affine.axis[axis] = (std::abs(header.pixdim[axis + 1]) * (axis == 2 ? qfac : 1)) * rotation[axis];
  return affine;
}

/// METHOD 1 of nifti1.h says no more than the size of voxels. Indices are taken to grow to the left, back and up, as in
/// most such files and in ITK.
Affine unplaced(const NiftiHeader& header) {
  Affine affine{};
  for (std::size_t axis = 0; axis < 3; ++axis)
    affine.axis[axis][axis] = (axis == 2 ? 1 : -1) * std::abs(header.pixdim[axis + 1]);
  return affine;
}

core::Geometry geometryOf(const Affine& affine, const NiftiHeader& header) {
  core::Size3 size{};
  Vector3 spacing{};
  std::array<Vector3, 3> direction{};
  const auto lpsFromRas = [](const Vector3& v) { return Vector3{-v[0], -v[1], v[2]}; };
  for (std::size_t axis = 0; axis < 3; ++axis) {
    size[axis] = static_cast<int>(header.size[axis]);
    const double length = core::length(affine.axis[axis]);
    spacing[axis] = length * header.millimetres;
    direction[axis] = (1 / length) * lpsFromRas(affine.axis[axis]);
  }
  return {size, spacing, header.millimetres * lpsFromRas(affine.origin), direction};
}

/// Nothing when it places no image.
std::optional<core::Geometry> usable(const Affine& affine, const NiftiHeader& header) {
  try {
    return geometryOf(affine, header);
  } catch (const core::Error&) {
    return {};
  }
}

/// The largest distance between the corners of two grids, in mm.
double distanceBetween(const core::Geometry& a, const core::Geometry& b) {
  double largest = 0;
  for (int corner = 0; corner < 8; ++corner) {
    Vector3 index{};
    for (int axis = 0; axis < 3; ++axis) index[axis] = corner >> axis & 1 ? a.size()[axis] - 1.0 : 0.0;
    largest = std::max(largest, core::length(a.lpsFromIndex(index) - b.lpsFromIndex(index)));
  }
  return largest;
}

}  // namespace

core::Geometry niftiGeometry(const NiftiHeader& header, const fs::path& file, std::vector<std::string>& warnings) {
  const std::string name = "'" + file.filename().string() + "' ";
  const auto sform = header.sformCode > 0 ? usable(sformOf(header), header) : std::nullopt;
  const auto qform = header.qformCode > 0 ? usable(qformOf(header), header) : std::nullopt;
  std::optional<core::Geometry> geometry = sform ? sform : qform;
  if (!geometry && (header.sformCode > 0 || header.qformCode > 0)) {
    throw core::Error(core::ErrorCode::badFile,
                      name + "has no usable position in space: its " + (header.sformCode > 0 ? "sform" : "qform") +
                          " gives axes without length or in one plane. Set its qform or sform.");
  }
  if (!geometry) {
    geometry = usable(unplaced(header), header);
    warnings.push_back(name +
                       "has no position in space (no qform or sform): left and right, and the place against other "
                       "images, are guesses.");
  }
  if (!geometry) throw core::Error(core::ErrorCode::badFile, name + "gives its voxels no size. Set its spacing.");
  for (const double spacing : geometry->spacing()) {
    if (spacing < kFinestSpacing || spacing > kCoarsestSpacing) {
      throw core::Error(core::ErrorCode::badFile, name + "has voxels of " + rounded(spacing) + " mm: expected " +
                                                      rounded(kFinestSpacing) + " to " + rounded(kCoarsestSpacing) +
                                                      " mm. Correct the spacing or its unit in the header.");
    }
  }
  if (header.sformCode > 0 && !sform) {
    warnings.push_back(name + "has an sform without length or in one plane: the qform was used.");
  } else if (sform && qform) {
    const double distance = distanceBetween(*sform, *qform);
    const auto& spacing = geometry->spacing();
    if (distance > *std::min_element(spacing.begin(), spacing.end())) {
      warnings.push_back(name + "says in two ways where it lies, up to " + rounded(distance) +
                         " mm apart: its sform was used, not its qform.");
    }
  }
  return *geometry;
}

}  // namespace glmamba::io
