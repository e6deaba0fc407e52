// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewer/slice_plane.h"

namespace glmamba::viewer {

/// Size of a pane in device pixels.
struct PaneSize {
  int width = 1;
  int height = 1;
};

/// A point of a pane in device pixels from its top left corner, x right, y down. Pixel (0,0) covers [0,1)×[0,1), so
/// its centre is (0.5, 0.5): Qt's event positions times the device pixel ratio.
struct PanePoint {
  double x = 0;
  double y = 0;
};

/// What a pane looks at. Linked panes share these values, so that they agree by patient position. Plain values, LPS mm.
struct SliceView {
  SlicePlane plane;
  core::Vector3 cursor{0, 0, 0};  ///< the crosshair; the slice shown is the one through it
  core::Vector3 centre{0, 0, 0};  ///< shown in the middle of the pane; only its in-plane part counts
  double heightMm = 240;          ///< millimetres from the top of the pane to its bottom
};

/// Millimetres per device pixel; the same in both directions.
double millimetresPerPixel(const SliceView& view, const PaneSize& pane);
/// The point of the slice under a pane point, and the pane point over (the projection onto the slice of) an LPS point.
core::Vector3 lpsFromDisplay(const SliceView& view, const PaneSize& pane, const PanePoint& point);
PanePoint displayFromLps(const SliceView& view, const PaneSize& pane, const core::Vector3& lps);

}  // namespace glmamba::viewer
