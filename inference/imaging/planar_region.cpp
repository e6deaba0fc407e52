// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/planar_region.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "inference/imaging/checks.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/slice_window.h"
#include "inference/imaging/ssim.h"

namespace glmamba::imaging {

using core::Size3;
using core::Vector3;
using core::operator+;
using core::operator-;

namespace {

/// Newell's normal: its length is twice the enclosed area, whatever the polygon's shape.
Vector3 newellNormal(const std::vector<Vector3>& outline) {
  Vector3 normal{0, 0, 0};
  for (std::size_t n = 0; n < outline.size(); ++n)
    normal = normal + core::cross(outline[n] - outline[0], outline[(n + 1) % outline.size()] - outline[0]);
  return normal;
}

/// The voxel of a column that the plane meets, or the nearest where it leaves the grid.
int columnAt(const RegionVoxels& region, const Size3& index, const Size3& size) {
  const double across = region.columnIndex(index[region.axes[0]], index[region.axes[1]]);
  return static_cast<int>(std::lround(std::clamp(across, 0.0, size[region.columnAxis] - 1.0)));
}

float valueAt(const core::Volume& image, const Size3& index) { return image.at(index[0], index[1], index[2]); }

/// The slice's voxels around a region, in the two axes that are not the column's.
struct Patch {
  std::array<int, 2> first{};  ///< index of its first voxel; may lie outside of the grid
  std::array<int, 2> size{};
  std::vector<float> truth, image;
};

/// The region's bounding box with SSIM's window around it.
Patch patchAround(const core::Volume& hr, const core::Volume& sr, const RegionVoxels& region) {
  const auto [a, b] = region.axes;
  Patch patch;
  std::array<int, 2> last{std::numeric_limits<int>::min(), std::numeric_limits<int>::min()};
  patch.first = {std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
  for (const Size3& index : region.indices) {
    for (std::size_t axis = 0; axis < 2; ++axis) {
      patch.first[axis] = std::min(patch.first[axis], index[region.axes[axis]] - kSsimRadius);
      last[axis] = std::max(last[axis], index[region.axes[axis]] + kSsimRadius);
    }
  }
  patch.size = {last[0] - patch.first[0] + 1, last[1] - patch.first[1] + 1};
  const Size3& size = hr.geometry().size();
  for (int row = 0; row < patch.size[1]; ++row) {
    for (int column = 0; column < patch.size[0]; ++column) {
      Size3 index{};
      index[a] = mirrored(patch.first[0] + column, size[a]);
      index[b] = mirrored(patch.first[1] + row, size[b]);
      index[region.columnAxis] = columnAt(region, index, size);
      patch.truth.push_back(std::max(0.0f, valueAt(hr, index)));
      patch.image.push_back(valueAt(sr, index));
    }
  }
  return patch;
}

}  // namespace

RegionVoxels voxelsWithin(const core::Geometry& grid, const std::vector<Vector3>& outline) {
  RegionVoxels region;
  if (outline.size() < 3) return region;
  std::vector<Vector3> corners;
  for (const Vector3& point : outline) corners.push_back(grid.indexFromLps(point));
  const Vector3 normal = newellNormal(corners);
  for (int axis = 0; axis < 3; ++axis)
    if (std::abs(normal[axis]) > std::abs(normal[region.columnAxis]) * (1 + 1e-9)) region.columnAxis = axis;
  const int c = region.columnAxis;
  if (!(std::abs(normal[c]) > 0)) return region;
  region.axes = {c == 0 ? 1 : 0, c == 2 ? 1 : 2};
  const auto [a, b] = region.axes;
  const Size3& size = grid.size();
  region.plane = {core::dot(normal, corners[0]) / normal[c], -normal[a] / normal[c], -normal[b] / normal[c]};

  // Row by row: where the outline crosses it, in pairs, is the inside. A row meets edges from their lower end to below
  // their upper one, and a run has its first voxel but not one at its end.
  double lowest = corners[0][b], highest = corners[0][b];
  for (const Vector3& corner : corners) {
    lowest = std::min(lowest, corner[b]);
    highest = std::max(highest, corner[b]);
  }
  const int firstRow = std::max(0, static_cast<int>(std::ceil(std::max(lowest, -1.0))));
  const int lastRow = std::min(size[b] - 1, static_cast<int>(std::floor(std::min(highest, 1.0 * size[b]))));
  std::vector<double> crossings;
  for (int row = firstRow; row <= lastRow; ++row) {
    crossings.clear();
    for (std::size_t n = 0; n < corners.size(); ++n) {
      const Vector3& p = corners[n];
      const Vector3& q = corners[(n + 1) % corners.size()];
      if ((p[b] <= row) == (q[b] <= row)) continue;
      crossings.push_back(p[a] + (row - p[b]) / (q[b] - p[b]) * (q[a] - p[a]));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t n = 0; n + 1 < crossings.size(); n += 2) {
      const int first = static_cast<int>(std::ceil(std::clamp(crossings[n], 0.0, 1.0 * size[a])));
      const int end = static_cast<int>(std::ceil(std::clamp(crossings[n + 1], 0.0, 1.0 * size[a])));
      for (int column = first; column < end; ++column) {
        // Half a voxel outside still shows the outermost one, as on the screen.
        const double across = region.columnIndex(column, row);
        if (!(across >= -0.5 && across <= size[c] - 0.5)) continue;
        Size3 index{};
        index[a] = column;
        index[b] = row;
        index[c] = columnAt(region, index, size);
        region.indices.push_back(index);
      }
    }
  }
  return region;
}

double areaOf(const std::vector<Vector3>& outline) {
  return outline.size() < 3 ? 0 : core::length(newellNormal(outline)) / 2;
}

RegionStatistics statisticsOf(const core::Volume& image, const RegionVoxels& region) {
  RegionStatistics statistics;
  // Welford's update: no difference of large sums.
  double squares = 0;
  for (const Size3& index : region.indices) {
    const double value = valueAt(image, index);
    if (!std::isfinite(value)) continue;
    if (statistics.count == 0) statistics.lowest = statistics.highest = value;
    ++statistics.count;
    const double before = value - statistics.mean;
    statistics.mean += before / static_cast<double>(statistics.count);
    squares += before * (value - statistics.mean);
    statistics.lowest = std::min(statistics.lowest, value);
    statistics.highest = std::max(statistics.highest, value);
  }
  if (statistics.count > 1) statistics.deviation = std::sqrt(squares / static_cast<double>(statistics.count - 1));
  return statistics;
}

std::optional<RegionMetrics> metricsWithin(const core::Volume& hr, const core::Volume& sr, const RegionVoxels& region,
                                           double range) {
  requireSameSize(hr, sr);
  if (region.isEmpty() || !(range > 0)) return {};
  const Patch patch = patchAround(hr, sr, region);
  const std::vector<double> map =
      ssimInside(patch.truth.data(), patch.image.data(), patch.size[1], patch.size[0], range);
  const int columns = patch.size[0] - 2 * kSsimRadius;
  std::vector<float> truth, image;
  double energy = 0, similarity = 0;
  for (const Size3& index : region.indices) {
    truth.push_back(std::max(0.0f, valueAt(hr, index)));
    image.push_back(valueAt(sr, index));
    energy += static_cast<double>(truth.back()) * truth.back();
    const int row = index[region.axes[1]] - patch.first[1] - kSsimRadius;
    const int column = index[region.axes[0]] - patch.first[0] - kSsimRadius;
    similarity += map[static_cast<std::size_t>(row) * columns + column];
  }
  RegionMetrics metrics;
  double squares = 0;
  for (std::size_t n = 0; n < truth.size(); ++n) {
    const double difference = static_cast<double>(image[n]) - truth[n];
    squares += difference * difference;
  }
  if (!std::isfinite(squares) || !std::isfinite(similarity) || !(energy > 0)) return {};
  metrics.psnr = psnr(truth.data(), image.data(), truth.size(), range);
  metrics.ssim = similarity / static_cast<double>(truth.size());
  metrics.nmse = squares / energy;
  return metrics;
}

}  // namespace glmamba::imaging
