// SPDX-License-Identifier: Apache-2.0
#include "viewer/surface.h"

#include <cmath>
#include <map>

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::viewer;
using core::Vector3;

namespace {

Vector3 pointOf(const Surface& surface, std::size_t n) {
  return {surface.points[3 * n], surface.points[3 * n + 1], surface.points[3 * n + 2]};
}

/// Six times the signed volume: positive when the triangles are counter-clockwise seen from outside.
double signedVolume(const Surface& surface) {
  double sum = 0;
  for (std::size_t n = 0; n < surface.triangles.size(); n += 3)
    sum += core::dot(pointOf(surface, surface.triangles[n]), core::cross(pointOf(surface, surface.triangles[n + 1]),
                                                                         pointOf(surface, surface.triangles[n + 2])));
  return sum / 6;
}

/// Every edge belongs to two triangles, once in each direction.
bool isClosed(const Surface& surface) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
  for (std::size_t n = 0; n < surface.triangles.size(); n += 3)
    for (std::size_t corner = 0; corner < 3; ++corner)
      ++edges[{surface.triangles[n + corner], surface.triangles[n + (corner + 1) % 3]}];
  for (const auto& [edge, count] : edges)
    if (count != 1 || edges.count({edge.second, edge.first}) == 0) return false;
  return true;
}

/// A ball of 40 mm with a hollow of 15 mm, and a small speck far away; in a grid of any axes.
core::VolumePtr ball(const std::array<Vector3, 3>& direction, const Vector3& centre) {
  const core::Geometry shape({64, 60, 30}, {1.6, 1.7, 3.5}, {0, 0, 0}, direction);
  const core::Geometry grid({64, 60, 30}, {1.6, 1.7, 3.5}, core::operator-(centre, shape.lpsFromIndex({31, 30, 15})),
                            direction);
  std::vector<float> voxels;
  for (int k = 0; k < 30; ++k)
    for (int j = 0; j < 60; ++j)
      for (int i = 0; i < 64; ++i) {
        const Vector3 from = core::operator-(
            grid.lpsFromIndex({static_cast<double>(i), static_cast<double>(j), static_cast<double>(k)}), centre);
        const double radius = core::length(from);
        const bool isSpeck = i < 2 && j < 2 && k < 2;
        voxels.push_back((radius < 40 && radius > 15) || isSpeck ? 900.0F : 8.0F);
      }
  return core::makeVolume(grid, std::move(voxels));
}

const double kC = std::cos(0.4);
const double kS = std::sin(0.4);

}  // namespace

TEST_CASE("The outer surface is closed, faces outwards, and lies where the object ends", "[surface]") {
  const Vector3 centre{12, -30, 44};
  for (const auto& direction : {std::array<Vector3, 3>{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                std::array<Vector3, 3>{{{kC, kS, 0}, {-kS, kC, 0}, {0, 0, 1}}},
                                std::array<Vector3, 3>{{{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}}) {  // left-handed
    const Surface surface = outerSurface(*ball(direction, centre), 2.5);
    REQUIRE(surface.triangleCount() > 1000);
    CHECK(isClosed(surface));
    // Blocks of up to 3.5 mm and the smoothing: a millimetre and a half either way on average.
    const double whole = 4.0 / 3 * 3.14159265 * 40 * 40 * 40;
    CHECK(signedVolume(surface) == Approx(whole).epsilon(0.1));
    for (std::size_t n = 0; n < surface.points.size() / 3; n += 7) {
      const double radius = core::length(core::operator-(pointOf(surface, n), centre));
      REQUIRE(radius == Approx(40).margin(4));  // neither the hollow nor the speck
    }
  }
}

TEST_CASE("A label's surface lies round the label's voxels, in its grid", "[surface]") {
  const core::Geometry grid({20, 20, 10}, {1, 1, 2}, {100, -50, 30}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels(grid.voxelCount(), 0.0F);
  const auto fill = [&](int from, int to, float value) {
    for (int k = 2; k <= 6; ++k)
      for (int j = from; j <= to; ++j)
        for (int i = from; i <= to; ++i) voxels[static_cast<std::size_t>((k * 20 + j) * 20 + i)] = value;
  };
  fill(2, 8, 4);
  fill(12, 17, 1);
  const auto labels = core::makeVolume(grid, voxels);
  const auto surfaces = labelSurfaces(
      *labels, viewer::LabelTable{
                   {1, "Necrosis", {204, 51, 17}}, {2, "Oedema", {102, 204, 238}}, {4, "Enhancing", {238, 200, 51}}});
  REQUIRE(surfaces.size() == 2);
  const Surface four = labelSurface(*labels, 4);
  CHECK(isClosed(four));
  CHECK(signedVolume(four) == Approx(7 * 7 * 5 * 2).epsilon(0.2));  // corners are rounded
  for (std::size_t n = 0; n < four.points.size() / 3; ++n) {
    const Vector3 point = pointOf(four, n);
    REQUIRE((point[0] > 101 && point[0] < 109));
    REQUIRE((point[1] > -49 && point[1] < -41));
    REQUIRE((point[2] > 32 && point[2] < 44));
  }
  CHECK(labelSurface(*labels, 2).triangleCount() == 0);
  auto hidden = viewer::LabelTable{
      {1, "Necrosis", {204, 51, 17}}, {2, "Oedema", {102, 204, 238}}, {4, "Enhancing", {238, 200, 51}}};
  for (Label& label : hidden) label.visible = false;
  CHECK(labelSurfaces(*labels, hidden).empty());
}

TEST_CASE("An image without contrast has no surface, and a cancelled one none either", "[surface]") {
  const core::Geometry grid({8, 8, 8}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  CHECK(outerSurface(*core::makeVolume(grid, std::vector<float>(512, 7)), 2).triangleCount() == 0);
  const core::CancelToken cancel;
  cancel.requestCancel();
  CHECK_THROWS_AS(outerSurface(*ball({{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, {0, 0, 0}), 2, cancel),
                  core::CancelToken::Requested);
}
