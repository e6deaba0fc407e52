// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "core/geometry.h"

namespace glmamba::core {

/// Voxels on a grid: `float`, index (k·rows + j)·columns + i. Immutable; shared as VolumePtr between threads.
class Volume {
 public:
  /// Throws Error{gridMismatch} when the count of voxels is not that of the geometry.
  Volume(Geometry geometry, std::vector<float> voxels);

  const Geometry& geometry() const { return m_geometry; }
  const std::vector<float>& voxels() const { return m_voxels; }
  int columns() const { return m_geometry.size()[0]; }
  int rows() const { return m_geometry.size()[1]; }
  int sliceCount() const { return m_geometry.size()[2]; }
  std::size_t sliceSize() const { return static_cast<std::size_t>(columns()) * rows(); }
  /// First voxel of slice k; {j, i}, contiguous.
  const float* slice(int k) const { return m_voxels.data() + static_cast<std::size_t>(k) * sliceSize(); }
  float at(int i, int j, int k) const { return slice(k)[static_cast<std::size_t>(j) * columns() + i]; }

 private:
  Geometry m_geometry;
  std::vector<float> m_voxels;
};

using VolumePtr = std::shared_ptr<const Volume>;

VolumePtr makeVolume(Geometry geometry, std::vector<float> voxels);
/// Slices [first, last) in their place in space.
VolumePtr slices(const Volume& volume, int first, int last);

/// Trilinear value at an LPS point; NaN outside the outermost voxel centres (with half a voxel of tolerance).
float sampleLinear(const Volume& volume, const Vector3& point);

/// Lowest, highest and chosen quantiles of the finite voxels.
struct VoxelRange {
  float lowest = 0;
  float highest = 0;
  std::size_t notFinite = 0;  ///< voxels that are NaN or infinite
};
VoxelRange voxelRange(const Volume& volume);
/// The `fraction` quantile (0–1) of the finite non-zero voxels; 0 when there are none.
float quantileOfNonZero(const Volume& volume, double fraction);

}  // namespace glmamba::core
