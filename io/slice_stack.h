// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <gdcmDataSet.h>

#include "core/geometry.h"

namespace glmamba::io {

/// The slices of a volume as DICOM places them: by position, in the order of the normal.
struct SliceStack {
  core::Geometry grid;                   ///< of the volume
  std::vector<core::Vector3> positions;  ///< LPS mm of the first voxel of each slice, in the order of k
  std::string orientation;               ///< (0020,0037)
  std::vector<int> order;                ///< k of each slice, ascending along the normal of the slices
  double spacing = 0;                    ///< mm along the normal, the mean; that of the grid for a single slice
  bool isEven = true;                    ///< every distance is within 1 % of it, or within 0.175 mm
};

/// `orientation` is made from the grid when empty. Throws Error{badValue} for oblique axes, which DICOM can't hold.
SliceStack sliceStack(const core::Geometry& grid, std::vector<core::Vector3> positions, const std::string& orientation);

/// Image Position, Image Orientation, Pixel Spacing of slice k. C.7.6.2.
std::string positionText(const SliceStack& stack, int k);
std::string pixelSpacingText(const SliceStack& stack);

}  // namespace glmamba::io
