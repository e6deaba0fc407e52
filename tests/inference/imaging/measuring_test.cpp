// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/planar_region.h"
#include "inference/imaging/profile.h"
#include "inference/imaging/ssim.h"

using namespace glmamba;
using namespace glmamba::imaging;
using core::Vector3;

namespace {

using Axes = std::array<Vector3, 3>;
constexpr Axes kUpright{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
/// Turned by 30° about z, then mirrored along x: no axis is the patient's, and the grid is left-handed.
const double kCos = std::sqrt(3.0) / 2;
const Axes kTurned{{{-kCos, -0.5, 0}, {-0.5, kCos, 0}, {0, 0, 1}}};

template <typename F>
core::VolumePtr volumeOf(const core::Geometry& grid, F value) {
  std::vector<float> voxels;
  for (int k = 0; k < grid.size()[2]; ++k)
    for (int j = 0; j < grid.size()[1]; ++j)
      for (int i = 0; i < grid.size()[0]; ++i) voxels.push_back(static_cast<float>(value(i, j, k)));
  return core::makeVolume(grid, std::move(voxels));
}

core::Geometry grid(const core::Size3& size, const Vector3& spacing = {1, 1, 1}, const Axes& axes = kUpright) {
  return core::Geometry(size, spacing, {5, -7, 11}, axes);
}

core::VolumePtr noise(const core::Geometry& geometry, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(0, 1000);
  return volumeOf(geometry, [&](int, int, int) { return uniform(random); });
}

/// A polygon of the plane k = const, in index units.
std::vector<Vector3> onSlice(const core::Geometry& geometry, const std::vector<std::array<double, 2>>& corners,
                             double k) {
  std::vector<Vector3> outline;
  for (const auto& corner : corners) outline.push_back(geometry.lpsFromIndex({corner[0], corner[1], k}));
  return outline;
}

/// Crossing numbers of a ray along i, voxel by voxel: the same question, asked the slow way.
bool isWithin(const std::vector<std::array<double, 2>>& corners, double i, double j) {
  bool inside = false;
  for (std::size_t n = 0; n < corners.size(); ++n) {
    const auto& p = corners[n];
    const auto& q = corners[(n + 1) % corners.size()];
    if ((p[1] <= j) != (q[1] <= j) && i >= p[0] + (j - p[1]) / (q[1] - p[1]) * (q[0] - p[0])) inside = !inside;
  }
  return inside;
}

}  // namespace

TEST_CASE("The edge width of a Gaussian blur is 2.355 σ, along any direction and on any grid", "[measuring]") {
  const double sigma = 2;
  for (const Axes& axes : {kUpright, kTurned}) {
    const core::Geometry geometry = grid({48, 40, 5}, {0.5, 0.6, 2}, axes);
    const double middle = 0.5 * 23.3;
    const auto image = volumeOf(
        geometry, [&](int i, int, int) { return 100 + 400 * std::erf((0.5 * i - middle) / (sigma * std::sqrt(2.0))); });
    const LineProfile profile =
        lineProfile(*image, geometry.lpsFromIndex({1, 20, 2}), geometry.lpsFromIndex({46, 20, 2}), 0.1);
    CHECK(profile.lengthMm() == Approx(22.5));
    CHECK(profile.stepMm <= 0.1);
    CHECK(profile.values.front() == Approx(image->at(1, 20, 2)));
    CHECK(profile.values.back() == Approx(image->at(46, 20, 2)));
    const auto edge = steepestEdge(profile);
    REQUIRE(edge);
    // Linear interpolation between voxels of 0.5 mm turns the derivative into steps of that length: half of one at
    // most.
    CHECK(edge->widthMm == Approx(2.3548 * sigma).margin(0.26));
    CHECK(edge->atMm == Approx(middle - 0.5).margin(0.26));
    // At 45° to the edge the same edge is √2 times as wide.
    const auto slanted =
        steepestEdge(lineProfile(*image, geometry.lpsFromIndex({12, 2, 2}), geometry.lpsFromIndex({36, 22, 2}), 0.1));
    REQUIRE(slanted);
    CHECK(slanted->widthMm == Approx(std::sqrt(2.0) * 2.3548 * sigma).margin(0.1));
  }
}

TEST_CASE("A step between two voxels is one voxel wide; without a whole edge there is no width", "[measuring]") {
  const core::Geometry geometry = grid({20, 4, 4}, {2, 2, 2});
  const auto step = volumeOf(geometry, [](int i, int, int) { return i < 8 ? 10 : 300; });
  const auto along = [&](double from, double to) {
    return lineProfile(*step, geometry.lpsFromIndex({from, 1, 1}), geometry.lpsFromIndex({to, 1, 1}), 0.01);
  };
  const auto edge = steepestEdge(along(2, 15));
  REQUIRE(edge);
  CHECK(edge->widthMm == Approx(2).margin(0.02));
  CHECK(edge->atMm == Approx(2 * 5.5).margin(0.02));
  CHECK(edge->lowMm < edge->atMm);
  CHECK_FALSE(steepestEdge(along(0, 6)));     // flat
  CHECK_FALSE(steepestEdge(along(7.5, 15)));  // begins within the edge
  CHECK_FALSE(steepestEdge(along(-6, 3)));    // partly outside, flat inside
  CHECK(std::isnan(along(-6, 3).values.front()));
  CHECK_FALSE(steepestEdge(LineProfile{}));
  CHECK(lineProfile(*step, {0, 0, 0}, {0, 0, 0}, 1).values.empty());
  // Far out, a line is sampled more coarsely rather than without end.
  CHECK(along(-1e6, 1e6).values.size() == 20000);
}

TEST_CASE("A region has the voxels whose centres lie within, on grids of any direction", "[measuring]") {
  std::vector<std::array<double, 2>> star;
  for (int n = 0; n < 10; ++n) {
    const double radius = n % 2 ? 4.3 : 13.7, angle = 0.2 + n * M_PI / 5;
    star.push_back({16.2 + radius * std::cos(angle), 14.1 + radius * std::sin(angle)});
  }
  for (const Axes& axes : {kUpright, kTurned}) {
    const core::Geometry geometry = grid({34, 30, 9}, {0.7, 1.3, 4}, axes);
    const RegionVoxels region = voxelsWithin(geometry, onSlice(geometry, star, 3.4));
    CHECK(region.columnAxis == 2);
    std::size_t expected = 0;
    for (int j = 0; j < 30; ++j)
      for (int i = 0; i < 34; ++i) expected += isWithin(star, i, j);
    CHECK(region.indices.size() == expected);
    for (const core::Size3& index : region.indices) {
      CHECK(isWithin(star, index[0], index[1]));
      CHECK(index[2] == 3);
    }
    // The area by triangles about the middle.
    double area = 0;
    for (std::size_t n = 0; n < star.size(); ++n) {
      const auto& p = star[n];
      const auto& q = star[(n + 1) % star.size()];
      area += ((p[0] - 16.2) * (q[1] - 14.1) - (q[0] - 16.2) * (p[1] - 14.1)) / 2 * 0.7 * 1.3;
    }
    CHECK(areaOf(onSlice(geometry, star, 3.4)) == Approx(area));
  }
}

TEST_CASE("Two regions that share a border share no voxel, and together have all of them", "[measuring]") {
  const core::Geometry geometry = grid({12, 10, 3});
  const auto left = voxelsWithin(geometry, onSlice(geometry, {{1, 1}, {5, 1}, {5, 8}, {1, 8}}, 1));
  const auto right = voxelsWithin(geometry, onSlice(geometry, {{5, 1}, {9, 1}, {9, 8}, {5, 8}}, 1));
  const auto both = voxelsWithin(geometry, onSlice(geometry, {{1, 1}, {9, 1}, {9, 8}, {1, 8}}, 1));
  CHECK(left.indices.size() == 4 * 7);
  CHECK(left.indices.size() + right.indices.size() == both.indices.size());
  CHECK(voxelsWithin(geometry, onSlice(geometry, {{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, 1)).indices.size() ==
        120);
  CHECK(voxelsWithin(geometry, onSlice(geometry, {{1, 1}, {9, 1}, {9, 8}}, 7)).isEmpty());
  CHECK(voxelsWithin(geometry, onSlice(geometry, {{1, 1}, {9, 1}}, 1)).isEmpty());
  CHECK(voxelsWithin(geometry, onSlice(geometry, {{1, 1}, {9, 1}, {5, 1}}, 1)).isEmpty());
}

TEST_CASE("A region on a plane across the grid takes the nearest voxel of each column", "[measuring]") {
  const core::Geometry geometry = grid({20, 20, 20});
  // A plane that rises by one slice for each two columns.
  std::vector<Vector3> outline;
  for (const auto& corner : std::vector<std::array<double, 2>>{{3.5, 4.5}, {14.5, 4.5}, {14.5, 9.5}, {3.5, 9.5}})
    outline.push_back(geometry.lpsFromIndex({corner[0], corner[1], 2 + 0.5 * corner[0]}));
  const RegionVoxels region = voxelsWithin(geometry, outline);
  CHECK(region.indices.size() == 11 * 5);
  for (const core::Size3& index : region.indices) CHECK(std::abs(index[2] - (2 + 0.5 * index[0])) <= 0.5);
  CHECK(areaOf(outline) == Approx(11 * 5 * std::sqrt(1.25)));
  // Coronal and sagittal planes.
  for (int axis = 0; axis < 2; ++axis) {
    std::vector<Vector3> square;
    for (const auto& corner : std::vector<std::array<double, 2>>{{2.5, 2.5}, {7.5, 2.5}, {7.5, 6.5}, {2.5, 6.5}}) {
      Vector3 index{};
      index[axis] = 11;
      index[1 - axis] = corner[0];
      index[2] = corner[1];
      square.push_back(geometry.lpsFromIndex(index));
    }
    const RegionVoxels cut = voxelsWithin(geometry, square);
    CHECK(cut.columnAxis == axis);
    CHECK(cut.indices.size() == 5 * 4);
    for (const core::Size3& index : cut.indices) CHECK(index[axis] == 11);
  }
}

TEST_CASE("A region's mean, deviation and range are those of its voxels, without what is no number", "[measuring]") {
  const core::Geometry geometry = grid({16, 12, 4});
  const auto random = noise(geometry, 3);
  const auto image = volumeOf(geometry, [&](int i, int j, int k) {
    return i == 4 && j == 4 ? std::nanf("") : 1e6f + random->at(i, j, k);  // far from 0: large sums would lose digits
  });
  const RegionVoxels region = voxelsWithin(geometry, onSlice(geometry, {{2, 3}, {11, 3}, {11, 9}, {2, 9}}, 2));
  std::vector<double> values;
  for (int j = 3; j < 9; ++j)
    for (int i = 2; i < 11; ++i)
      if (i != 4 || j != 4) values.push_back(image->at(i, j, 2));
  double mean = 0, squares = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  const RegionStatistics statistics = statisticsOf(*image, region);
  CHECK(statistics.count == 53);
  CHECK(statistics.mean == Approx(mean).epsilon(1e-12));
  CHECK(statistics.deviation == Approx(std::sqrt(squares / 52)).epsilon(1e-9));
  CHECK(statistics.lowest == *std::min_element(values.begin(), values.end()));
  CHECK(statistics.highest == *std::max_element(values.begin(), values.end()));
  CHECK(statisticsOf(*image, {}).count == 0);
}

TEST_CASE("PSNR, SSIM and NMSE within a region are those of the whole maps, taken over its voxels", "[measuring]") {
  const core::Geometry geometry = grid({40, 36, 5}, {1, 1, 3}, kTurned);
  const auto hr = noise(geometry, 7);
  const auto other = noise(geometry, 8);
  const auto sr =
      volumeOf(geometry, [&](int i, int j, int k) { return 0.8f * hr->at(i, j, k) + 0.1f * other->at(i, j, k); });
  const double range = *std::max_element(hr->voxels().begin(), hr->voxels().end());
  const auto map = ssimMap(*hr, *sr);
  // In the middle, and at a corner, where the window is mirrored.
  for (const double shift : {0.0, -12.5}) {
    const RegionVoxels region = voxelsWithin(
        geometry, onSlice(geometry, {{12 + shift, 10 + shift}, {30 + shift, 14}, {20, 31}, {11 + shift, 20}}, 2));
    REQUIRE(region.indices.size() > 100);
    double squares = 0, energy = 0, similarity = 0;
    for (const auto& [i, j, k] : region.indices) {
      const double difference = static_cast<double>(sr->at(i, j, k)) - hr->at(i, j, k);
      squares += difference * difference;
      energy += static_cast<double>(hr->at(i, j, k)) * hr->at(i, j, k);
      similarity += map->at(i, j, k);
    }
    const auto count = static_cast<double>(region.indices.size());
    const auto metrics = metricsWithin(*hr, *sr, region, range);
    REQUIRE(metrics);
    CHECK(metrics->psnr == Approx(10 * std::log10(range * range * count / squares)));
    CHECK(metrics->nmse == Approx(squares / energy));
    CHECK(metrics->ssim == Approx(similarity / count).epsilon(1e-6));  // the map is float
  }
  const RegionVoxels region = voxelsWithin(geometry, onSlice(geometry, {{5, 5}, {9, 5}, {9, 9}, {5, 9}}, 2));
  CHECK(std::isinf(metricsWithin(*hr, *hr, region, range)->psnr));
  CHECK(metricsWithin(*hr, *hr, region, range)->ssim == Approx(1));
  CHECK_FALSE(metricsWithin(*hr, *sr, {}, range));
  const auto unfinished = volumeOf(geometry, [](int, int, int) { return std::nanf(""); });
  CHECK_FALSE(metricsWithin(*hr, *unfinished, region, range));
  CHECK_THROWS_AS(metricsWithin(*hr, *noise(grid({40, 36, 4}), 1), region, range), core::Error);
}
