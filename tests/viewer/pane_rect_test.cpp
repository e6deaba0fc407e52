// SPDX-License-Identifier: Apache-2.0
#include "viewer/pane_rect.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::viewer;
using Kind = PaneRegion::Kind;

namespace {

constexpr PaneSize kPane{400, 300};

bool contains(const PaneRect& rect, int x, int y) {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}

int area(const PaneRect& rect) { return rect.isEmpty() ? 0 : (rect.right - rect.left) * (rect.bottom - rect.top); }

}  // namespace

TEST_CASE("The bounds of a part hold all of its pixels, and no more than they must", "[rect]") {
  for (const double degrees : {0.0, 25.0, 90.0, 140.0, 180.0, 300.0}) {
    for (const double x : {-50.0, 20.0, 200.0, 390.0}) {
      const PaneRegion region{Kind::halfPlane, {x, 150}, degrees};
      for (const bool ofSecond : {false, true}) {
        const PaneRect rect = boundsOfPart(region, kPane, ofSecond, 0);
        int outside = 0;
        int left = kPane.width, right = 0, top = kPane.height, bottom = 0;
        for (int row = 0; row < kPane.height; row += 2)
          for (int column = 0; column < kPane.width; column += 2) {
            if ((ofSecond ? 1 : -1) * depthInside(region, {column + 0.5, row + 0.5}) < 0) continue;
            outside += !contains(rect, column, row);
            left = std::min(left, column);
            right = std::max(right, column + 1);
            top = std::min(top, row);
            bottom = std::max(bottom, row + 1);
          }
        CHECK(outside == 0);
        if (left < right) CHECK(area(rect) <= (right - left + 6) * (bottom - top + 6));
      }
    }
  }
  CHECK(area(boundsOfPart({Kind::halfPlane, {200, 150}, 0}, kPane, true, 0)) == 200 * 300);
  CHECK(area(boundsOfPart({Kind::disc, {100, 100}, 0, 30}, kPane, true, 2)) == 64 * 64);
  CHECK(area(boundsOfPart({Kind::disc, {100, 100}, 0, 30}, kPane, false, 2)) == 400 * 300);
  CHECK(boundsOfPart({Kind::everywhere, {}}, kPane, false, 0).isEmpty());
  CHECK(area(boundsOfPart({Kind::everywhere, {}}, kPane, true, 0)) == 400 * 300);
}

TEST_CASE("The bounds of voxels on a slice hold them where they are seen, and are empty beside them", "[rect]") {
  const double c = std::cos(0.3), s = std::sin(0.3);
  const core::Geometry grid({40, 40, 20}, {2, 2, 3}, {-40, -30, -20}, {{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}});
  SliceView view;
  view.cursor = grid.lpsFromIndex({10, 12, 8});
  view.centre = grid.centre();
  view.heightMm = 100;
  const core::Size3 first{8, 10, 6}, last{12, 15, 9};
  const PaneRect rect = boundsOnSlice(view, kPane, grid, first, last, 0);
  int inside = 0;
  for (int y = 0; y < kPane.height; ++y)
    for (int x = 0; x < kPane.width; ++x) {
      const core::Vector3 index = grid.indexFromLps(lpsFromDisplay(view, kPane, {x + 0.5, y + 0.5}));
      bool isIn = true;
      for (int axis = 0; axis < 3; ++axis)
        isIn = isIn && index[axis] >= first[axis] - 0.5 && index[axis] <= last[axis] + 0.5;
      if (!isIn) continue;
      ++inside;
      REQUIRE(contains(rect, x, y));
    }
  CHECK(inside > 500);
  CHECK(area(rect) < 3 * inside);
  view.cursor = grid.lpsFromIndex({10, 12, 9.6});
  CHECK(boundsOnSlice(view, kPane, grid, first, last, 0).isEmpty());
  view.cursor = grid.lpsFromIndex({10, 12, 9.5});
  CHECK_FALSE(boundsOnSlice(view, kPane, grid, first, last, 0).isEmpty());
}
