// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_view.h"

namespace glmamba::viewer {

using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

namespace {

/// The middle of the pane on the slice through the cursor.
Vector3 centreOnSlice(const SliceView& view) {
  return view.centre + core::dot(view.cursor - view.centre, view.plane.normal) * view.plane.normal;
}

}  // namespace

double millimetresPerPixel(const SliceView& view, const PaneSize& pane) { return view.heightMm / pane.height; }

Vector3 lpsFromDisplay(const SliceView& view, const PaneSize& pane, const PanePoint& point) {
  const double scale = millimetresPerPixel(view, pane);
  return centreOnSlice(view) + (scale * (point.x - pane.width / 2.0)) * view.plane.right +
         (scale * (point.y - pane.height / 2.0)) * view.plane.down;
}

PanePoint displayFromLps(const SliceView& view, const PaneSize& pane, const Vector3& lps) {
  const double scale = millimetresPerPixel(view, pane);
  const Vector3 offset = lps - centreOnSlice(view);
  return {pane.width / 2.0 + core::dot(offset, view.plane.right) / scale,
          pane.height / 2.0 + core::dot(offset, view.plane.down) / scale};
}

}  // namespace glmamba::viewer
