// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/mask_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/error.h"

namespace glmamba::imaging {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

void requireEqual(const Mask& a, const Mask& b) {
  if (a.size() != b.size())
    throw core::Error(core::ErrorCode::gridMismatch, "Two masks of " + std::to_string(a.size()) + " and " +
                                                         std::to_string(b.size()) +
                                                         " voxels can't be compared: bring them to one grid.");
}

// Squared distances along one line, in place: min over q of values[q] + (spacing·(p − q))².
class LineTransform {
 public:
  explicit LineTransform(std::size_t longest) : m_place(longest), m_from(longest + 1), m_values(longest) {}

  void run(double* line, std::size_t stride, int count, double spacing) {
    int parabolas = 0;
    for (int q = 0; q < count; ++q) m_values[static_cast<std::size_t>(q)] = line[static_cast<std::size_t>(q) * stride];
    for (int q = 0; q < count; ++q) {
      const double value = at(q);
      if (value == kInfinite) continue;
      double from = -kInfinite;
      while (parabolas > 0) {
        const int p = m_place[static_cast<std::size_t>(parabolas - 1)];
        // Where the parabola of q comes below that of p, in mm.
        from = ((value - at(p)) / (spacing * (q - p)) + spacing * (q + p)) / 2;
        if (from > m_from[static_cast<std::size_t>(parabolas - 1)]) break;
        --parabolas;
        from = -kInfinite;
      }
      m_place[static_cast<std::size_t>(parabolas)] = q;
      m_from[static_cast<std::size_t>(parabolas)] = from;
      ++parabolas;
    }
    if (parabolas == 0) return;
    int n = 0;
    for (int p = 0; p < count; ++p) {
      while (n + 1 < parabolas && m_from[static_cast<std::size_t>(n + 1)] < spacing * p) ++n;
      const int q = m_place[static_cast<std::size_t>(n)];
      line[static_cast<std::size_t>(p) * stride] = at(q) + spacing * (p - q) * spacing * (p - q);
    }
  }

 private:
  double at(int q) const { return m_values[static_cast<std::size_t>(q)]; }
  std::vector<int> m_place;
  std::vector<double> m_from;
  std::vector<double> m_values;
};

Mask boundaryOf(const Mask& mask, const core::Geometry& grid) {
  const auto [columns, rows, slices] = grid.size();
  const auto row = static_cast<std::size_t>(columns), plane = row * static_cast<std::size_t>(rows);
  Mask boundary(mask.size());
  std::size_t voxel = 0;
  for (int k = 0; k < slices; ++k)
    for (int j = 0; j < rows; ++j)
      for (int i = 0; i < columns; ++i, ++voxel) {
        if (mask[voxel] == 0) continue;
        const bool isInside = i > 0 && j > 0 && k > 0 && i + 1 < columns && j + 1 < rows && k + 1 < slices &&
                              mask[voxel - 1] != 0 && mask[voxel + 1] != 0 && mask[voxel - row] != 0 &&
                              mask[voxel + row] != 0 && mask[voxel - plane] != 0 && mask[voxel + plane] != 0;
        boundary[voxel] = isInside ? 0 : 1;
      }
  return boundary;
}

/// Voxels [first, last) along each axis.
struct Box {
  core::Size3 first, last;
};

/// The voxels within `margin` mm of a mask along each axis; empty for an empty mask.
Box boxAround(const Mask& mask, const core::Geometry& grid, double margin) {
  const core::Size3 size = grid.size();
  Box box{size, {0, 0, 0}};
  std::size_t voxel = 0;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i)
        if (mask[voxel++] != 0) {
          const core::Size3 index{i, j, k};
          for (int axis = 0; axis < 3; ++axis) {
            box.first[axis] = std::min(box.first[axis], index[axis]);
            box.last[axis] = std::max(box.last[axis], index[axis] + 1);
          }
        }
  for (int axis = 0; axis < 3; ++axis) {
    if (box.last[axis] == 0) return {{0, 0, 0}, {0, 0, 0}};
    const double beside = std::min(margin / grid.spacing()[axis], static_cast<double>(size[axis]));
    box.first[axis] = std::max(0, box.first[axis] - static_cast<int>(std::ceil(beside)));
    box.last[axis] = std::min(size[axis], box.last[axis] + static_cast<int>(std::ceil(beside)));
  }
  return box;
}

template <typename Visit>
void forEachVoxel(const Box& box, const core::Geometry& grid, const Visit& visit) {
  const core::Size3 size = grid.size();
  for (int k = box.first[2]; k < box.last[2]; ++k)
    for (int j = box.first[1]; j < box.last[1]; ++j)
      for (int i = box.first[0]; i < box.last[0]; ++i)
        visit((static_cast<std::size_t>(k) * static_cast<std::size_t>(size[1]) + static_cast<std::size_t>(j)) *
                  static_cast<std::size_t>(size[0]) +
              static_cast<std::size_t>(i));
}

bool isEmpty(const Mask& mask) {
  return std::all_of(mask.begin(), mask.end(), [](auto m) { return m == 0; });
}

}  // namespace

double dice(const Mask& a, const Mask& b) {
  requireEqual(a, b);
  std::size_t both = 0, sum = 0;
  for (std::size_t voxel = 0; voxel < a.size(); ++voxel) {
    both += a[voxel] != 0 && b[voxel] != 0;
    sum += (a[voxel] != 0) + (b[voxel] != 0);
  }
  return sum == 0 ? 1 : 2 * static_cast<double>(both) / static_cast<double>(sum);
}

std::vector<float> distanceTo(const Mask& mask, const core::Geometry& grid) {
  requireOnGrid(mask, grid);
  const core::Size3 size = grid.size();
  std::vector<double> squares(mask.size());
  std::transform(mask.begin(), mask.end(), squares.begin(), [](auto m) { return m != 0 ? 0 : kInfinite; });
  const std::array<std::size_t, 3> stride{1, static_cast<std::size_t>(size[0]),
                                          static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1])};
  LineTransform transform(static_cast<std::size_t>(*std::max_element(size.begin(), size.end())));
  for (int axis = 0; axis < 3; ++axis) {
    const int u = axis == 0 ? 1 : 0, v = axis == 2 ? 1 : 2;
    for (int b = 0; b < size[v]; ++b)
      for (int a = 0; a < size[u]; ++a)
        transform.run(
            squares.data() + static_cast<std::size_t>(a) * stride[u] + static_cast<std::size_t>(b) * stride[v],
            stride[axis], size[axis], grid.spacing()[axis]);
  }
  std::vector<float> distances(squares.size());
  std::transform(squares.begin(), squares.end(), distances.begin(),
                 [](double square) { return static_cast<float>(std::sqrt(square)); });
  return distances;
}

double boundaryDistance95(const Mask& a, const Mask& b, const core::Geometry& grid) {
  requireOnGrid(a, grid);
  requireEqual(a, b);
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b) ? 0 : kInfinite;
  const Mask edgeA = boundaryOf(a, grid), edgeB = boundaryOf(b, grid);
  std::vector<float> distances;
  const auto collect = [&](const Mask& edge, const std::vector<float>& toOther) {
    for (std::size_t voxel = 0; voxel < edge.size(); ++voxel)
      if (edge[voxel] != 0) distances.push_back(toOther[voxel]);
  };
  collect(edgeA, distanceTo(edgeB, grid));
  collect(edgeB, distanceTo(edgeA, grid));
  const auto rank = static_cast<std::ptrdiff_t>(std::ceil(0.95 * static_cast<double>(distances.size()))) - 1;
  std::nth_element(distances.begin(), distances.begin() + rank, distances.end());
  return distances[static_cast<std::size_t>(rank)];
}

RingContrast contrastToRing(const core::Volume& image, const Mask& lesion, const Mask& excluded, double width) {
  const core::Geometry& grid = image.geometry();
  requireOnGrid(lesion, grid);
  if (!excluded.empty()) requireEqual(lesion, excluded);
  RingContrast result;
  const Box box = boxAround(lesion, grid, width);
  if (box.last[2] <= box.first[2]) return result;
  Mask near;
  forEachVoxel(box, grid, [&](std::size_t voxel) { near.push_back(lesion[voxel]); });
  const core::Size3 size{box.last[0] - box.first[0], box.last[1] - box.first[1], box.last[2] - box.first[2]};
  const std::vector<float> distance = distanceTo(near, {size, grid.spacing(), grid.origin(), grid.directions()});
  double inside = 0, ring = 0, insideCount = 0, ringCount = 0;
  std::size_t n = 0;
  forEachVoxel(box, grid, [&](std::size_t voxel) {
    const double value = image.voxels()[voxel], away = distance[n++];
    if (!std::isfinite(value)) return;
    if (lesion[voxel] != 0) {
      inside += value;
      ++insideCount;
    } else if (away <= width && value != 0 && (excluded.empty() || excluded[voxel] == 0)) {
      ring += value;
      ++ringCount;
    }
  });
  if (insideCount > 0) result.inside = inside / insideCount;
  if (ringCount > 0) result.ring = ring / ringCount;
  if (insideCount > 0 && result.ring != 0) result.contrast = (result.inside - result.ring) / std::abs(result.ring);
  return result;
}

}  // namespace glmamba::imaging
