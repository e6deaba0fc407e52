// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_navigation.h"

#include <algorithm>
#include <cmath>

namespace glmamba::viewer {

using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

namespace {

constexpr double kFitMargin = 1.04;
constexpr double kLeastHeightMm = 2;
constexpr double kGreatestHeightMm = 5000;

/// Length of the grid's outer box along a direction, in mm: voxel edges, not centres.
double extentAlong(const core::Geometry& geometry, const Vector3& direction) {
  double extent = 0;
  for (int axis = 0; axis < 3; ++axis)
    extent +=
        std::abs(core::dot(geometry.direction(axis), direction)) * geometry.spacing()[axis] * geometry.size()[axis];
  return extent;
}

}  // namespace

SliceView reoriented(const SliceView& view, const core::Geometry& leading, const SlicePlane& plane,
                     const PaneSize& pane) {
  SliceView next = view;
  next.plane = plane;
  next.centre = leading.centre();
  const double height = extentAlong(leading, plane.down);
  const double width = extentAlong(leading, plane.right);
  next.heightMm =
      std::clamp(kFitMargin * std::max(height, width * pane.height / pane.width), kLeastHeightMm, kGreatestHeightMm);
  return next;
}

SliceView fitted(const core::Geometry& leading, const SlicePlane& plane, const PaneSize& pane) {
  SliceView view;
  view.cursor = leading.centre();
  return scrolled(reoriented(view, leading, plane, pane), leading, 0);
}

namespace {

/// The cursor's place on the grid axis nearest to the view's normal.
struct AlongNormal {
  int axis;
  double index;
  /// How much the index grows for a millimetre along the normal; exact for oblique and for sheared grids.
  double indexPerMm;
};

AlongNormal alongNormal(const SliceView& view, const core::Geometry& leading) {
  const int axis = axisAlong(leading, view.plane.normal);
  const double index = leading.indexFromLps(view.cursor)[axis];
  return {axis, index, leading.indexFromLps(view.cursor + view.plane.normal)[axis] - index};
}

}  // namespace

SliceView atSlice(const SliceView& view, const core::Geometry& leading, int slice) {
  const AlongNormal along = alongNormal(view, leading);
  const int target = std::clamp(slice, 0, leading.size()[along.axis] - 1);
  SliceView next = view;
  next.cursor = view.cursor + ((target - along.index) / along.indexPerMm) * view.plane.normal;
  return next;
}

SliceView scrolled(const SliceView& view, const core::Geometry& leading, int steps) {
  const AlongNormal along = alongNormal(view, leading);
  const double last = leading.size()[along.axis] - 1;
  const double target = std::round(along.index) + (along.indexPerMm < 0 ? -1.0 : 1.0) * steps;
  return atSlice(view, leading, static_cast<int>(std::clamp(target, 0.0, last)));
}

SliceView cursorMovedTo(const SliceView& view, const PaneSize& pane, const PanePoint& point) {
  SliceView next = view;
  next.cursor = lpsFromDisplay(view, pane, point);
  return next;
}

SliceView panned(const SliceView& view, const PaneSize& pane, double dx, double dy) {
  const double scale = millimetresPerPixel(view, pane);
  SliceView next = view;
  next.centre = view.centre - (scale * dx) * view.plane.right - (scale * dy) * view.plane.down;
  return next;
}

SliceView zoomedAbout(const SliceView& view, const PaneSize& pane, const PanePoint& about, double factor) {
  SliceView next = view;
  next.heightMm = std::clamp(view.heightMm / factor, kLeastHeightMm, kGreatestHeightMm);
  next.centre = view.centre + (lpsFromDisplay(view, pane, about) - lpsFromDisplay(next, pane, about));
  return next;
}

double zoomFactorOfDrag(const PaneSize& pane, double dy) { return std::exp2(3 * dy / pane.height); }

core::Window windowDragged(const core::Window& window, const PaneSize& pane, double dx, double dy) {
  core::Window next = window;
  next.width = std::clamp(window.width * std::exp(dx / pane.width), 1e-9, 1e12);
  next.centre = window.centre + window.width * dy / pane.height;
  return next;
}

SlicePosition slicePosition(const SliceView& view, const core::Geometry& geometry) {
  const int axis = axisAlong(geometry, view.plane.normal);
  SlicePosition position;
  position.number = static_cast<int>(std::lround(geometry.indexFromLps(view.cursor)[axis])) + 1;
  position.count = geometry.size()[axis];
  position.depthMm = core::dot(view.cursor, view.plane.normal);
  return position;
}

int nearestSlice(const SliceView& view, const core::Geometry& geometry) {
  const SlicePosition position = slicePosition(view, geometry);
  return std::clamp(position.number, 1, position.count) - 1;
}

}  // namespace glmamba::viewer
