// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/window.h"
#include "viewer/slice_view.h"

namespace glmamba::viewer {

/// Pure functions from what the user did to the next view. None draws, none knows a widget.

/// The whole grid in the pane with a small margin, cursor at the grid's centre on a slice of the grid.
SliceView fitted(const core::Geometry& leading, const SlicePlane& plane, const PaneSize& pane);
/// The same cursor in another plane, the view centred on the grid and scaled to show all of it.
SliceView reoriented(const SliceView& view, const core::Geometry& leading, const SlicePlane& plane,
                     const PaneSize& pane);

/// `steps` slices of the leading grid along the normal, landing on the centre of one of its slices; stops at the ends.
/// Positive steps go away from the viewer: superior in axial, posterior in coronal, to the patient's right in sagittal.
SliceView scrolled(const SliceView& view, const core::Geometry& leading, int steps);
/// The view with its cursor moved along the normal to the centre of slice `slice` of the leading grid, counted from 0
/// on the grid axis nearest to the normal; the nearest one there is.
SliceView atSlice(const SliceView& view, const core::Geometry& leading, int slice);
/// The view with its cursor at the slice point under `point`.
SliceView cursorMovedTo(const SliceView& view, const PaneSize& pane, const PanePoint& point);
/// The image follows a drag by (dx, dy) pixels.
SliceView panned(const SliceView& view, const PaneSize& pane, double dx, double dy);
/// Magnified by `factor` with the slice point under `about` staying where it is; between 2 mm and 5 m high.
SliceView zoomedAbout(const SliceView& view, const PaneSize& pane, const PanePoint& about, double factor);
/// The factor of a zoom drag by `dy` pixels (down magnifies): a doubling for a third of the pane's height.
double zoomFactorOfDrag(const PaneSize& pane, double dy);

/// Window/level after a drag by (dx, dy) pixels: right widens, e-fold over the pane's width; up brightens, by one
/// window width over the pane's height.
core::Window windowDragged(const core::Window& window, const PaneSize& pane, double dx, double dy);

/// Where the cursor's slice lies in a grid.
struct SlicePosition {
  int number = 0;      ///< the nearest slice, counted from 1; below 1 or above `count` when outside
  int count = 0;       ///< slices of the grid along the axis nearest to the normal
  double depthMm = 0;  ///< along the normal, from the patient origin
};
SlicePosition slicePosition(const SliceView& view, const core::Geometry& geometry);
/// The voxel index along the grid axis nearest to the view's normal that the cursor is on, clamped to the grid: the
/// slice to super-resolve first when that axis is k.
int nearestSlice(const SliceView& view, const core::Geometry& geometry);

}  // namespace glmamba::viewer
