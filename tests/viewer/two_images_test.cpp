// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "shown_scene.h"
#include "viewer/slice_navigation.h"

using namespace glmamba;
using namespace glmamba::viewer;
using Kind = PaneRegion::Kind;

namespace {

constexpr double kTolerance = 1.5;  // grey levels: rounding to 8 bits, and one for float arithmetic at its edge

/// Two images of noise on grids that differ in everything.
struct TwoImages {
  Pane pane{{300, 240}};
  core::VolumePtr first;
  core::VolumePtr second;

  TwoImages() {
    const Vector3 point{-20, 15, 8};
    std::mt19937 random(11);
    std::uniform_real_distribution<float> anyLevel(0, 1);
    const auto noise = [&](const core::Geometry& grid) {
      return volumeOf(grid, [&](int, int, int) { return anyLevel(random); });
    };
    first = noise(gridThrough(point, {20, 20, 5}, {40, 40, 11}, {3, 3, 4}, kStraight));
    second = noise(gridThrough(point, {30, 28, 9}, {60, 56, 18}, {2, 2.2, 3}, obliqueDirections()));
    pane.scene->first().setImage(first);
    pane.scene->second().setImage(second);
    pane.scene->second().setWindow({0.5, 1});
    pane.scene->setView(viewAt(point, SlicePlane::ofGeometry(second->geometry(), Orientation::axial), 70));
  }

  /// Every pixel off the edge has the value that the image of its part has there.
  void check(const PaneRegion& region) {
    pane.scene->setRegion(region);
    const Snapshot picture = pane.scene->snapshot();
    int compared[2] = {0, 0};
    int wrong = 0;
    for (int y = 0; y < picture.height; y += 3)
      for (int x = 0; x < picture.width; x += 3) {
        const PanePoint at{x + 0.5, y + 0.5};
        const double depth = depthInside(region, at);
        // The line, and one pixel more for float arithmetic; of squares, those next to a change of sides.
        if (regionIsPartial(region.kind) && std::abs(depth) < 3.5) continue;
        if (region.kind == Kind::squares &&
            (depthInside(region, {x - 0.6, y - 0.6}) != depth || depthInside(region, {x + 1.6, y + 1.6}) != depth))
          continue;
        const bool isSecond = depth > 0;
        const float value = core::sampleLinear(isSecond ? *second : *first, pane.scene->lpsFromDisplay(at));
        if (std::isnan(value)) continue;
        ++compared[isSecond ? 1 : 0];
        if (std::abs(pixel(picture, x, y).red - 255 * value) > kTolerance) ++wrong;
      }
    if (region.kind != Kind::everywhere) CHECK(compared[0] > 300);
    if (region.kind != Kind::nowhere) CHECK(compared[1] > 300);
    CHECK(wrong == 0);
  }
};

}  // namespace

TEST_CASE("Each pixel of a curtain has the value of its side's image at its patient position", "[scene]") {
  TwoImages shown;
  for (const double degrees : {0.0, 30.0, 90.0, 200.0}) {
    INFO(degrees << " degrees");
    shown.check({Kind::halfPlane, {160, 110}, degrees});
  }
}

TEST_CASE("Lens, checkerboard and flicker show each image where it belongs", "[scene]") {
  TwoImages shown;
  shown.check({Kind::disc, {140, 120}, 0, 60});
  shown.check({Kind::squares, {150, 120}, 0, 36});
  shown.check({Kind::everywhere, {}});
  shown.check({Kind::nowhere, {}});
}

TEST_CASE("The divider is a light line", "[scene]") {
  TwoImages shown;
  shown.pane.scene->setRegion({Kind::halfPlane, {160, 110}, 0});
  const Snapshot picture = shown.pane.scene->snapshot();
  for (int y = 0; y < picture.height; y += 20) {
    CHECK(pixel(picture, 160, y).red > 225);
    CHECK(pixel(picture, 159, y).red > 225);
  }
}

TEST_CASE("Both images of a curtain keep their notices, and one that is missing says so", "[scene]") {
  TwoImages shown;
  shown.pane.scene->first().setImage(nullptr);
  shown.pane.scene->second().setImage(nullptr);
  const auto amberIn = [&](int left) {
    const Snapshot picture = shown.pane.scene->snapshot();
    int count = 0;
    for (int y = 0; y < 60; ++y)
      for (int x = left; x < left + 140; ++x) {
        const Colour colour = pixel(picture, x, y);
        count += colour.red > 170 && colour.green > 110 && colour.green < 210 && colour.blue < 110;
      }
    return count;
  };
  shown.pane.scene->second().setNotice("AI, research use");
  shown.pane.scene->setRegion({Kind::halfPlane, {150, 120}, 0});
  CHECK(amberIn(0) == 0);
  CHECK(amberIn(160) > 30);
  shown.pane.scene->setRegion({Kind::nowhere, {}});
  CHECK(amberIn(160) == 0);
  shown.pane.scene->setRegion({Kind::everywhere, {}});
  CHECK(amberIn(0) > 30);
}

TEST_CASE("A bright voxel on the patient's right is on the left of the screen, or by choice on the right", "[scene]") {
  // Left-handed and permuted grids, as some converters write them; the voxel is 30 mm to the patient's right.
  for (const Directions& direction : {kStraight, Directions{{{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                      Directions{{{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}}}, obliqueDirections()}) {
    const auto grid = gridThrough({0, 0, 0}, {30, 30, 30}, {61, 61, 61}, {2, 2, 2}, direction);
    const Vector3 marked = grid.indexFromLps({-30, 0, 0});
    Pane pane;
    pane.scene->first().setImage(volumeOf(grid, [&](int i, int j, int k) {
      return i == std::lround(marked[0]) && j == std::lround(marked[1]) && k == std::lround(marked[2]);
    }));
    const Vector3 at = grid.lpsFromIndex({std::round(marked[0]), std::round(marked[1]), std::round(marked[2])});
    const auto sideOfLight = [&](const SlicePlane& plane) {
      SliceView view = viewAt({0, 0, 0}, plane, 120);
      view.cursor = at;
      pane.scene->setView(view);
      const Snapshot picture = pane.scene->snapshot();
      double left = 0, right = 0;
      for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) (x < picture.width / 2 ? left : right) += pixel(picture, x, y).red;
      REQUIRE(left + right > 0);
      return left > right ? 'l' : 'r';
    };
    for (const auto orientation : {Orientation::axial, Orientation::coronal}) {
      const auto plane = SlicePlane::ofGeometry(grid, orientation);
      CHECK(sideOfLight(plane) == 'l');
      CHECK(sideOfLight(neurological(plane, orientation)) == 'r');
    }
  }
}
