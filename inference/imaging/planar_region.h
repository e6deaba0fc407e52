// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/volume.h"

namespace glmamba::imaging {

/// The voxels of a grid that a region drawn on a plane takes hold of: one of each column of voxels that runs most
/// nearly across the plane and that the plane meets within the outline. On a plane of the grid these are the voxels of
/// the slice with their centres within the outline.
struct RegionVoxels {
  int columnAxis = 2;                ///< the grid axis that runs across the plane
  std::array<int, 2> axes{0, 1};     ///< the other two, in rising order
  std::vector<core::Size3> indices;  ///< row by row along axes[0]
  /// The plane: its index along the column's axis is plane[0] + plane[1]·(index along axes[0]) + plane[2]·(… axes[1]).
  std::array<double, 3> plane{};
  double columnIndex(int first, int second) const { return plane[0] + plane[1] * first + plane[2] * second; }
  bool isEmpty() const { return indices.empty(); }
};

/// `outline`: a closed polygon of LPS points (mm) in one plane, without the first point again at the end; where it
/// crosses itself, what is enclosed an even number of times is outside. Points on its border belong to one of two
/// regions that share it, never to both. Empty when the outline has less than three points or no area.
RegionVoxels voxelsWithin(const core::Geometry& grid, const std::vector<core::Vector3>& outline);

/// mm² that a closed, plane polygon encloses; what lies in loops of opposite sense counts against each other.
double areaOf(const std::vector<core::Vector3>& outline);

/// What the finite voxels of a region are like.
struct RegionStatistics {
  std::size_t count = 0;
  double mean = 0;
  double deviation = 0;  ///< of the sample: divided by count − 1; 0 for one voxel
  double lowest = 0;
  double highest = 0;
};
RegionStatistics statisticsOf(const core::Volume& image, const RegionVoxels& region);

/// How near an image is to the truth within a region.
struct RegionMetrics {
  double psnr = 0;  ///< dB, over the region's voxels; infinite when equal
  double ssim = 0;  ///< mean of the SSIM map over the region's voxels
  double nmse = 0;  ///< Σ(sr − hr)² / Σhr²
};
/// `hr` and `sr` on one grid, `region` on that grid, `range` the maximum of the whole of `hr`; `hr` is clipped at 0
/// from below, all as measure(). SSIM is that of the slice that the region lies in: of the plane's own voxels, mirrored
/// at the grid's border, so that on axial slices it is ssimMap()'s mean. Nothing when the region is empty, when a voxel
/// in it is not finite, or when the truth is 0 there. Throws Error{gridMismatch}.
std::optional<RegionMetrics> metricsWithin(const core::Volume& hr, const core::Volume& sr, const RegionVoxels& region,
                                           double range);

}  // namespace glmamba::imaging
