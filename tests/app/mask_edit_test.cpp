// SPDX-License-Identifier: Apache-2.0
#include "app/model/mask_edit.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

core::Geometry straight() { return {{20, 16, 10}, {1, 1.5, 4}, {-10, 5, 100}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}}; }

core::Geometry oblique() {
  const double c = std::cos(0.4), s = std::sin(0.4);
  return {{20, 16, 10}, {1, 1.5, 4}, {-10, 5, 100}, {{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}}};
}

core::Vector3 centreOf(const core::Geometry& grid, std::size_t voxel) {
  const auto columns = static_cast<std::size_t>(grid.size()[0]), rows = static_cast<std::size_t>(grid.size()[1]);
  return grid.lpsFromIndex({static_cast<double>(voxel % columns), static_cast<double>(voxel / columns % rows),
                            static_cast<double>(voxel / columns / rows)});
}

/// By looking at every voxel of a layer.
std::vector<std::size_t> discOf(const core::Geometry& grid, const core::Vector3& at, int layer, double radius) {
  using core::operator-;
  std::vector<std::size_t> voxels;
  const std::size_t slice = grid.voxelCount() / static_cast<std::size_t>(grid.size()[2]);
  for (std::size_t n = 0; n < grid.voxelCount(); ++n) {
    if (static_cast<int>(n / slice) != layer) continue;
    const core::Vector3 away = centreOf(grid, n) - at;
    if (std::hypot(away[0], away[1]) <= radius) voxels.push_back(n);
  }
  return voxels;
}

core::VolumePtr labelled(const core::Geometry& grid, const std::vector<std::size_t>& voxels, float label) {
  std::vector<float> labels(grid.voxelCount());
  for (const std::size_t voxel : voxels) labels[voxel] = label;
  return core::makeVolume(grid, labels);
}

std::vector<std::size_t> sorted(std::vector<std::size_t> voxels) {
  std::sort(voxels.begin(), voxels.end());
  return voxels;
}

}  // namespace

TEST_CASE("A brush reaches the voxels within its radius in millimetres, on one slice", "[mask]") {
  for (const core::Geometry& grid : {straight(), oblique()}) {
    const core::Vector3 at = grid.lpsFromIndex({9.3, 7.6, 4.2});
    for (const double radius : {0.2, 1.7, 3.0, 5.5}) {
      CAPTURE(radius);
      auto expected = discOf(grid, at, 4, radius);
      // The voxel under the cursor is always taken.
      const std::size_t under = (4 * 16 + 8) * 20 + 9;
      if (std::find(expected.begin(), expected.end(), under) == expected.end()) expected.push_back(under);
      CHECK(sorted(brushedVoxels(grid, at, at, {0, 0, 1}, radius)) == sorted(expected));
    }
  }
}

TEST_CASE("A brush leaves no gaps on its way", "[mask]") {
  const core::Geometry grid = straight();
  const core::Vector3 from = grid.lpsFromIndex({2, 3, 5}), to = grid.lpsFromIndex({16, 11, 5});
  const auto way = brushedVoxels(grid, from, to, {0, 0, 1}, 2);
  // Many single touches are the same.
  std::set<std::size_t> touched;
  for (int n = 0; n <= 4000; ++n) {
    const double part = n / 4000.0;
    const core::Vector3 at = grid.lpsFromIndex({2 + 14 * part, 3 + 8 * part, 5});
    for (const std::size_t voxel : brushedVoxels(grid, at, at, {0, 0, 1}, 2)) touched.insert(voxel);
  }
  CHECK(sorted(way) == std::vector<std::size_t>(touched.begin(), touched.end()));
}

TEST_CASE("Across the slices a brush takes one layer of the other axis", "[mask]") {
  const core::Geometry grid = straight();
  const core::Vector3 at = grid.lpsFromIndex({9.2, 7, 5});
  const auto voxels = brushedVoxels(grid, at, at, {1, 0, 0}, 6);
  std::set<int> slices;
  for (const std::size_t voxel : voxels) {
    CHECK(voxel % 20 == 9);
    slices.insert(static_cast<int>(voxel / 320));
  }
  CHECK(slices == std::set<int>{4, 5, 6});  // 4 mm apart
}

TEST_CASE("On an oblique plane each column has one voxel", "[mask]") {
  const core::Geometry grid = straight();
  const double c = std::cos(0.3), s = std::sin(0.3);
  const core::Vector3 at = grid.lpsFromIndex({10, 8, 5});
  const auto voxels = brushedVoxels(grid, at, at, {s, 0, c}, 8);
  std::set<std::size_t> columns, slices;
  for (const std::size_t voxel : voxels) {
    CHECK(columns.insert(voxel % 320).second);
    slices.insert(voxel / 320);
  }
  CHECK(columns.size() > 80);
  CHECK(slices.size() == 3);  // 8 mm times tan 0.3 is 2.5 mm to either side
}

TEST_CASE("A brush outside of the grid reaches nothing, at its edge what is inside", "[mask]") {
  const core::Geometry grid = straight();
  const core::Vector3 outside = grid.lpsFromIndex({-30, 8, 5}), above = grid.lpsFromIndex({8, 8, 12});
  CHECK(brushedVoxels(grid, outside, outside, {0, 0, 1}, 5).empty());
  CHECK(brushedVoxels(grid, above, above, {0, 0, 1}, 5).empty());
  const core::Vector3 corner = grid.lpsFromIndex({0, 0, 5});
  CHECK(brushedVoxels(grid, corner, corner, {0, 0, 1}, 1.6).size() == 3);
}

TEST_CASE("A region hangs together by sides, in one layer, and says when it is open", "[mask]") {
  const core::Geometry grid = straight();
  // A ring around a hole, on slice 5 alone.
  const core::Vector3 middle = grid.lpsFromIndex({10, 8, 5});
  auto ring = discOf(grid, middle, 5, 6);
  const auto hole = discOf(grid, middle, 5, 4);
  ring.erase(std::remove_if(ring.begin(), ring.end(),
                            [&](std::size_t n) { return std::find(hole.begin(), hole.end(), n) != hole.end(); }),
             ring.end());
  const core::VolumePtr labels = labelled(grid, ring, 3);
  const auto inside = regionAround(*labels, middle, {0, 0, 1});
  REQUIRE(inside);
  CHECK_FALSE(inside->isOpen);
  CHECK(sorted(inside->voxels) == hole);
  const auto around = regionAround(*labels, grid.lpsFromIndex({0, 0, 5}), {0, 0, 1});
  CHECK(around->isOpen);
  CHECK(around->voxels.size() == 320 - hole.size() - ring.size());
  CHECK(sorted(regionAround(*labels, grid.lpsFromIndex({15, 8, 5}), {0, 0, 1})->voxels) == ring);
  CHECK(regionAround(*labels, middle, {1, 0, 0})->isOpen);  // the hole of a slice is open across it
  CHECK_FALSE(regionAround(*labels, grid.lpsFromIndex({10, 8, 40}), {0, 0, 1}));
}

TEST_CASE("A stroke is undone and redone to the voxel", "[mask]") {
  const core::Geometry grid = straight();
  const core::Vector3 at = grid.lpsFromIndex({10, 8, 5});
  const core::VolumePtr before = labelled(grid, discOf(grid, at, 5, 3), 2);
  MaskStroke stroke("m", *before);
  CHECK(stroke.give(discOf(grid, at, 5, 5), 7) == std::set<int>{5});
  CHECK(stroke.give(discOf(grid, at, 5, 1), 0, 7) == std::set<int>{5});
  CHECK(stroke.give(discOf(grid, at, 5, 1), 0, 7).empty());  // done already
  CHECK(stroke.give(discOf(grid, at, 6, 2), 0, 7).empty());  // another label than the one to be erased
  const MaskStep step = stroke.step();
  CHECK(step.changes.size() == discOf(grid, at, 5, 5).size());
  CHECK(slicesOf(step, grid) == std::set<int>{5});
  const core::VolumePtr after = stepped(*before, step, true);
  CHECK(after->voxels() == stroke.voxels());
  CHECK(stepped(*after, step, false)->voxels() == before->voxels());
  CHECK_THROWS_AS(stepped(*after, step, true), core::Error);
}

TEST_CASE("What a stroke gives and takes back is no change", "[mask]") {
  const core::Geometry grid = straight();
  const core::VolumePtr before = labelled(grid, {}, 0);
  MaskStroke stroke("m", *before);
  stroke.give({5, 6, 7}, 1);
  stroke.give({5, 6, 7}, 0);
  CHECK(stroke.step().changes.empty());
}
