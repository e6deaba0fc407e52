// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_navigation.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::viewer;
using core::Vector3;

namespace {

constexpr PaneSize kPane{480, 400};

void checkPoint(const Vector3& actual, const Vector3& expected) {
  for (int axis = 0; axis < 3; ++axis) CHECK(actual[axis] == Approx(expected[axis]).margin(1e-9));
}

/// Turned about two axes, unequal spacing, an origin off zero.
core::Geometry obliqueGrid() {
  const double c = std::cos(0.4), s = std::sin(0.4), d = std::cos(0.2), t = std::sin(0.2);
  return core::Geometry({64, 48, 20}, {0.9, 1.1, 4}, {-31, 12, 55},
                        {{{c, s, 0}, {-s * d, c * d, t}, {s * t, -c * t, d}}});
}

core::Geometry straightGrid() {
  return core::Geometry({100, 80, 20}, {1, 1, 5}, {-50, -40, 10}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
}

}  // namespace

TEST_CASE("A pane point and its LPS point lead back to each other on oblique slices", "[slice_view]") {
  const auto grid = obliqueGrid();
  for (const auto orientation : {Orientation::axial, Orientation::coronal, Orientation::sagittal}) {
    auto view = fitted(grid, SlicePlane::ofGeometry(grid, orientation), kPane);
    view = panned(scrolled(view, grid, 3), kPane, 17, -9);
    for (const PanePoint point : {PanePoint{0, 0}, PanePoint{123.25, 371.5}, PanePoint{480, 400}}) {
      const Vector3 lps = lpsFromDisplay(view, kPane, point);
      const PanePoint back = displayFromLps(view, kPane, lps);
      CHECK(back.x == Approx(point.x).margin(1e-9));
      CHECK(back.y == Approx(point.y).margin(1e-9));
      // On the slice through the cursor.
      CHECK(core::dot(core::operator-(lps, view.cursor), view.plane.normal) == Approx(0).margin(1e-9));
    }
  }
}

TEST_CASE("Pixels are square and as large as the view's height says", "[slice_view]") {
  SliceView view;
  view.heightMm = 200;
  CHECK(millimetresPerPixel(view, kPane) == 0.5);
  checkPoint(lpsFromDisplay(view, kPane, {240, 200}), {0, 0, 0});
  checkPoint(lpsFromDisplay(view, kPane, {242, 206}), {1, 3, 0});  // right is left of the patient, down is posterior
}

TEST_CASE("A fitted view shows the whole grid and lies on a slice of it", "[slice_navigation]") {
  const auto grid = straightGrid();
  const auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::axial), kPane);
  CHECK(view.heightMm == Approx(1.04 * 100 * 400 / 480));  // 100 mm wide is more than 80 mm high in this pane
  checkPoint(view.centre, grid.centre());
  const double k = grid.indexFromLps(view.cursor)[2];
  CHECK(k == Approx(std::round(k)));
  const auto coronal = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::coronal), kPane);
  CHECK(coronal.heightMm == Approx(1.04 * 100));  // 20 slices of 5 mm
}

TEST_CASE("The wheel moves by the leading grid's slices and stops at its ends", "[slice_navigation]") {
  const auto grid = straightGrid();
  auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::axial), kPane);
  view.cursor = {3, 4, 10 + 5 * 7 + 1.5};
  checkPoint(scrolled(view, grid, 1).cursor, {3, 4, 10 + 5 * 8});
  checkPoint(scrolled(view, grid, -2).cursor, {3, 4, 10 + 5 * 5});
  checkPoint(scrolled(view, grid, 100).cursor, {3, 4, 10 + 5 * 19});
  checkPoint(scrolled(view, grid, -100).cursor, {3, 4, 10});
  checkPoint(atSlice(view, grid, 0).cursor, {3, 4, 10});
  checkPoint(atSlice(view, grid, 12).cursor, {3, 4, 10 + 5 * 12});
  checkPoint(atSlice(view, grid, 20).cursor, {3, 4, 10 + 5 * 19});
}

TEST_CASE("Scrolling an oblique grid keeps the in-plane position and lands on slice centres", "[slice_navigation]") {
  const auto grid = obliqueGrid();
  for (const auto orientation : {Orientation::axial, Orientation::coronal, Orientation::sagittal}) {
    const auto view = fitted(grid, SlicePlane::ofGeometry(grid, orientation), kPane);
    const int axis = axisAlong(grid, view.plane.normal);
    const auto next = scrolled(view, grid, 2);
    const Vector3 moved = core::operator-(next.cursor, view.cursor);
    CHECK(core::dot(moved, view.plane.right) == Approx(0).margin(1e-9));
    CHECK(core::dot(moved, view.plane.down) == Approx(0).margin(1e-9));
    CHECK(core::dot(moved, view.plane.normal) == Approx(2 * grid.spacing()[axis]));
    const double index = grid.indexFromLps(next.cursor)[axis];
    CHECK(index == Approx(std::round(index)).margin(1e-9));
  }
}

TEST_CASE("Slices are numbered from one in the grid's own order", "[slice_navigation]") {
  const auto grid = straightGrid();
  auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::axial), kPane);
  view.cursor = {0, 0, 20.4};
  const auto position = slicePosition(view, grid);
  CHECK(position.number == 3);
  CHECK(position.count == 20);
  CHECK(position.depthMm == Approx(20.4));
  CHECK(nearestSlice(view, grid) == 2);
  view.cursor[2] = -100;
  CHECK(slicePosition(view, grid).number < 1);
  CHECK(nearestSlice(view, grid) == 0);
}

TEST_CASE("Zooming keeps the point under the pointer", "[slice_navigation]") {
  const auto grid = obliqueGrid();
  const auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::coronal), kPane);
  const PanePoint pointer{400, 60};
  const auto next = zoomedAbout(view, kPane, pointer, 2.5);
  CHECK(next.heightMm == Approx(view.heightMm / 2.5));
  checkPoint(lpsFromDisplay(next, kPane, pointer), lpsFromDisplay(view, kPane, pointer));
  CHECK(zoomedAbout(view, kPane, pointer, 1e9).heightMm == 2);
  CHECK(zoomedAbout(view, kPane, pointer, 1e-9).heightMm == 5000);
  CHECK(zoomFactorOfDrag(kPane, 0) == 1);
  CHECK(zoomFactorOfDrag(kPane, 400 / 3.0) == Approx(2));
}

TEST_CASE("The image follows a pan", "[slice_navigation]") {
  const auto grid = obliqueGrid();
  const auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::sagittal), kPane);
  const Vector3 grabbed = lpsFromDisplay(view, kPane, {100, 100});
  checkPoint(lpsFromDisplay(panned(view, kPane, 30, -12), kPane, {130, 88}), grabbed);
}

TEST_CASE("The cursor moves to the slice point under the pointer", "[slice_navigation]") {
  const auto grid = obliqueGrid();
  const auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::axial), kPane);
  const auto next = cursorMovedTo(view, kPane, {77, 310});
  checkPoint(next.cursor, lpsFromDisplay(view, kPane, {77, 310}));
  CHECK(displayFromLps(next, kPane, next.cursor).x == Approx(77));
}

TEST_CASE("A window drag widens to the right, brightens upwards and never inverts", "[slice_navigation]") {
  const core::Window window{500, 1000};
  CHECK(windowDragged(window, kPane, 480, 0).width == Approx(1000 * std::exp(1)));
  CHECK(windowDragged(window, kPane, 480, 0).centre == 500);
  CHECK(windowDragged(window, kPane, 0, -40).centre == Approx(400));
  CHECK(windowDragged(window, kPane, -1e9, 0).width > 0);
}

TEST_CASE("Changing the plane keeps the cursor", "[slice_navigation]") {
  const auto grid = obliqueGrid();
  auto view = fitted(grid, SlicePlane::ofGeometry(grid, Orientation::axial), kPane);
  view.cursor = {1, 2, 60};
  const auto next = reoriented(view, grid, SlicePlane::ofGeometry(grid, Orientation::sagittal), kPane);
  checkPoint(next.cursor, {1, 2, 60});
  checkPoint(next.centre, grid.centre());
}
