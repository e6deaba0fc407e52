// SPDX-License-Identifier: Apache-2.0
#include "viewer/pane_region.h"

#include <catch2/catch.hpp>

#include "viewer/decorations/captions.h"

using namespace glmamba::viewer;
using Kind = PaneRegion::Kind;

namespace {

constexpr PaneSize kPane{400, 300};

}  // namespace

TEST_CASE("A half plane lies to the right of an upright divider and turns clockwise", "[region]") {
  PaneRegion region{Kind::halfPlane, {200, 150}, 0};
  CHECK(depthInside(region, {230, 10}) == Approx(30));
  CHECK(depthInside(region, {150, 290}) == Approx(-50));
  region.degrees = 90;  // below
  CHECK(depthInside(region, {10, 170}) == Approx(20));
  region.degrees = 180;
  CHECK(depthInside(region, {150, 0}) == Approx(50));
  region.degrees = 45;
  CHECK(depthInside(region, {210, 160}) == Approx(std::sqrt(200.0)));
  CHECK(depthInside(region, {210, 140}) == Approx(0).margin(1e-9));
}

TEST_CASE("A disc is measured from its rim, and squares alternate", "[region]") {
  const PaneRegion disc{Kind::disc, {100, 100}, 0, 40};
  CHECK(depthInside(disc, {100, 100}) == 40);
  CHECK(depthInside(disc, {100, 150}) == -10);
  const PaneRegion squares{Kind::squares, {200, 150}, 0, 50};
  const auto isInside = [&](double x, double y) { return depthInside(squares, {x, y}) > 0; };
  CHECK_FALSE(isInside(210, 160));
  CHECK(isInside(260, 160));
  CHECK(isInside(210, 210));
  CHECK_FALSE(isInside(260, 210));
  CHECK(isInside(190, 160));  // to the left of the corner: the pattern goes on
  CHECK_FALSE(isInside(190, 140));
}

TEST_CASE("The divider is taken by its middle to move and by its ends to turn", "[region]") {
  const PaneRegion divider{Kind::halfPlane, {200, 150}, 0};
  CHECK(dividerGripAt(divider, kPane, {203, 160}, 8) == DividerGrip::line);
  CHECK(dividerGripAt(divider, kPane, {203, 290}, 8) == DividerGrip::turn);
  CHECK(dividerGripAt(divider, kPane, {215, 160}, 8) == DividerGrip::none);
  CHECK(dividerGripAt({Kind::disc, {200, 150}, 0, 50}, kPane, {250, 150}, 8) == DividerGrip::none);

  const PaneRegion moved = dividerMovedTo(divider, kPane, {500, -20});
  CHECK(moved.at.x == 400);
  CHECK(moved.at.y == 0);

  // The lower end is drawn to the right edge: a quarter turn back.
  const PaneRegion turned = dividerTurned(divider, {200, 290}, {340, 150});
  CHECK(turned.degrees == Approx(270));
  CHECK(depthInside(turned, {200, 100}) == Approx(50));  // the second image is above now
}

TEST_CASE("Words of two images stand each in its part", "[region]") {
  for (const double degrees : {0.0, 20.0, 45.0, 90.0, 135.0, 180.0, 250.0, 270.0, 330.0}) {
    const PaneRegion region{Kind::halfPlane, {200, 150}, degrees};
    for (const bool ofSecond : {false, true}) {
      const PaneCorner corner = cornerOf(region, kPane, ofSecond);
      const double depth = depthInside(region, {corner.isRight ? 400.0 : 0.0, corner.isBottom ? 300.0 : 0.0});
      INFO(degrees << " degrees, second " << ofSecond);
      CHECK((ofSecond ? depth : -depth) > 0);
    }
  }
  const PaneRegion upright{Kind::halfPlane, {200, 150}, 0};
  CHECK_FALSE(cornerOf(upright, kPane, false).isRight);
  CHECK_FALSE(cornerOf(upright, kPane, false).isBottom);
  CHECK(cornerOf(upright, kPane, true).isRight);
  CHECK_FALSE(cornerOf(upright, kPane, true).isBottom);
}

TEST_CASE("On a board the first image is named on the left, whatever square is in the corner", "[region]") {
  for (const double side : {30.0, 50.0, 70.0}) {
    const PaneRegion squares{Kind::squares, {200, 150}, 0, side};
    CHECK_FALSE(cornerOf(squares, kPane, false).isRight);
    CHECK(cornerOf(squares, kPane, true).isRight);
  }
}

TEST_CASE("The lens names its image under it, or over it near the lower edge", "[region]") {
  PaneFrame frame;
  frame.size = kPane;
  CHECK_FALSE(captionPlace(frame, {Kind::disc, {200, 100}, 0, 60}, true).isBottom);
  const CaptionPlace above = captionPlace(frame, {Kind::disc, {200, 260}, 0, 60}, true);
  CHECK(above.isBottom);
  CHECK(above.at.y < 200);
}

TEST_CASE("Groups have letters and colours of their own", "[region]") {
  for (int a = 0; a < kLinkGroups; ++a)
    for (int b = 0; b < a; ++b) {
      CHECK(linkChip(a, false).letter != linkChip(b, false).letter);
      CHECK_FALSE(linkChip(a, false).colour == linkChip(b, false).colour);
    }
  CHECK(linkChip(0, false).isFilled);
  CHECK_FALSE(linkChip(0, true).isFilled);
}
