// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <tuple>

#include "viewer/pane_region.h"

namespace glmamba::viewer {

/// What a slice needs of its shader. Each combination is a program of its own: under software OpenGL a branch not taken
/// costs as much as one taken.
struct SliceShaderKind {
  int interpolation = 1;    ///< 0 nearest, 1 linear, 2 cubic
  int fixedAxis = -1;       ///< the grid axis on whose voxel centres the pane lies: the other two are interpolated
  bool isGrey = false;      ///< the image's colours are the shares of its window, without a table
  bool hasMissing = false;  ///< voxels may be missing
  bool hasOverlay = false;
  bool hasAlpha = false;  ///< the overlay's opacity follows another image
  bool hasLabels = false;
  int contours = 0;                                     ///< outlines of other masks
  PaneRegion::Kind region = PaneRegion::Kind::nowhere;  ///< only a part of the pane is this image's
};
inline bool operator<(const SliceShaderKind& a, const SliceShaderKind& b) {
  return std::tie(a.interpolation, a.fixedAxis, a.isGrey, a.hasMissing, a.hasOverlay, a.hasAlpha, a.hasLabels,
                  a.contours, a.region) < std::tie(b.interpolation, b.fixedAxis, b.isGrey, b.hasMissing, b.hasOverlay,
                                                   b.hasAlpha, b.hasLabels, b.contours, b.region);
}

/// GLSL of the fragment shader that samples the layers of a slice; SliceProp sets its uniforms.
std::string sliceFragmentShader(const SliceShaderKind& kind);

}  // namespace glmamba::viewer
