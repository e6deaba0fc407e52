// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry.h"
#include "viewer/pane_region.h"
#include "viewer/slice_view.h"

namespace glmamba::viewer {

/// Whole pixels of a pane from its top left corner, without `right` and `bottom` themselves.
struct PaneRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  bool isEmpty() const { return right <= left || bottom <= top; }
};

PaneRect wholeOf(const PaneSize& pane);
PaneRect intersection(const PaneRect& a, const PaneRect& b);
/// The least rectangle with both in it; an empty one does not count.
PaneRect around(const PaneRect& a, const PaneRect& b);

/// The least rectangle with all of the pane's pixels that are the second (or first) image's, and `margin` pixels more.
PaneRect boundsOfPart(const PaneRegion& region, const PaneSize& pane, bool ofSecond, double margin);

/// A rectangle with all pixels of the slice that lie in the voxels `first` to `last` of a grid, and `margin` pixels
/// more, within the pane; empty when the slice does not meet them.
PaneRect boundsOnSlice(const SliceView& view, const PaneSize& pane, const core::Geometry& grid,
                       const core::Size3& first, const core::Size3& last, double margin);

}  // namespace glmamba::viewer
