// SPDX-License-Identifier: Apache-2.0
#include "app/model/mask_edit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.h"

namespace glmamba::app {

namespace {

using core::dot;
using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

// A plane half-way between two layers belongs to the lower one, in all columns alike.
constexpr double kBias = 1e-6;

/// The axis that runs most along a direction.
std::size_t axisAlong(const core::Geometry& grid, const Vector3& direction) {
  std::size_t most = 0;
  for (std::size_t axis = 1; axis < 3; ++axis)
    if (std::abs(dot(grid.direction(static_cast<int>(axis)), direction)) >
        std::abs(dot(grid.direction(static_cast<int>(most)), direction)))
      most = axis;
  return most;
}

std::size_t placeOf(const core::Geometry& grid, const std::array<int, 3>& index) {
  const core::Size3& size = grid.size();
  return (static_cast<std::size_t>(index[2]) * static_cast<std::size_t>(size[1]) + static_cast<std::size_t>(index[1])) *
             static_cast<std::size_t>(size[0]) +
         static_cast<std::size_t>(index[0]);
}

bool isInside(const core::Geometry& grid, const std::array<int, 3>& index) {
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (index[axis] < 0 || index[axis] >= grid.size()[axis]) return false;
  return true;
}

std::array<int, 3> nearestIndex(const core::Geometry& grid, const Vector3& point) {
  const Vector3 index = grid.indexFromLps(point);
  std::array<int, 3> nearest{};
  for (std::size_t axis = 0; axis < 3; ++axis)
    nearest[axis] = static_cast<int>(std::lround(std::clamp(index[axis] - kBias, -2.0, grid.size()[axis] + 1.0)));
  return nearest;
}

/// First and last index along an axis that a ball around a point may reach.
std::pair<int, int> reach(const core::Geometry& grid, std::size_t axis, const Vector3& a, const Vector3& b,
                          double radius) {
  const Vector3 origin = grid.indexFromLps({0, 0, 0});
  double slope = 0;  // indices a mm, at most
  for (const Vector3& unit : {Vector3{1, 0, 0}, Vector3{0, 1, 0}, Vector3{0, 0, 1}})
    slope += std::pow(grid.indexFromLps(unit)[axis] - origin[axis], 2);
  const double more = radius * std::sqrt(slope) + 1;
  const double one = grid.indexFromLps(a)[axis], other = grid.indexFromLps(b)[axis];
  const double last = grid.size()[axis] - 1;
  return {static_cast<int>(std::clamp(std::floor(std::min(one, other) - more), 0.0, last + 1)),
          static_cast<int>(std::clamp(std::ceil(std::max(one, other) + more), -1.0, last))};
}

}  // namespace

std::set<int> slicesOf(const MaskStep& step, const core::Geometry& grid) {
  const std::size_t slice = grid.voxelCount() / static_cast<std::size_t>(grid.size()[2]);
  std::set<int> slices;
  for (const MaskChange& change : step.changes) slices.insert(static_cast<int>(change.voxel / slice));
  return slices;
}

std::vector<std::size_t> brushedVoxels(const core::Geometry& grid, const Vector3& from, const Vector3& to,
                                       const Vector3& normal, double radius) {
  const std::size_t layer = axisAlong(grid, normal), u = layer == 0 ? 1 : 0, v = layer == 2 ? 1 : 2;
  const double perLayer = dot(normal, grid.direction(static_cast<int>(layer))) * grid.spacing()[layer];
  const auto rangeU = reach(grid, u, from, to, radius), rangeV = reach(grid, v, from, to, radius);
  const Vector3 along = to - from;
  const double lengthSquared = dot(along, along);
  std::vector<std::size_t> voxels;
  for (int b = rangeV.first; b <= rangeV.second; ++b)
    for (int a = rangeU.first; a <= rangeU.second; ++a) {
      std::array<int, 3> index{};
      index[u] = a;
      index[v] = b;
      const Vector3 foot = grid.lpsFromIndex({1.0 * index[0], 1.0 * index[1], 1.0 * index[2]});
      const double depth = dot(normal, from - foot) / perLayer - kBias;
      if (!(depth > -0.5 && depth < grid.size()[layer] - 0.5)) continue;
      index[layer] = static_cast<int>(std::lround(depth));
      if (!isInside(grid, index)) continue;
      Vector3 away = grid.lpsFromIndex({1.0 * index[0], 1.0 * index[1], 1.0 * index[2]}) - from;
      away = away - dot(away, normal) * normal;
      const double part = lengthSquared > 0 ? std::clamp(dot(away, along) / lengthSquared, 0.0, 1.0) : 0;
      if (core::length(away - part * along) <= radius) voxels.push_back(placeOf(grid, index));
    }
  const std::array<int, 3> under = nearestIndex(grid, to);
  if (isInside(grid, under))
    if (const std::size_t place = placeOf(grid, under); std::find(voxels.begin(), voxels.end(), place) == voxels.end())
      voxels.push_back(place);
  return voxels;
}

std::optional<MaskRegion> regionAround(const core::Volume& labels, const Vector3& point, const Vector3& normal) {
  const core::Geometry& grid = labels.geometry();
  const std::array<int, 3> start = nearestIndex(grid, point);
  if (!isInside(grid, start)) return {};
  const std::size_t layer = axisAlong(grid, normal), u = layer == 0 ? 1 : 0, v = layer == 2 ? 1 : 2;
  const float label = labels.voxels()[placeOf(grid, start)];
  const auto columns = static_cast<std::size_t>(grid.size()[u]);
  std::vector<bool> seen(columns * static_cast<std::size_t>(grid.size()[v]));
  MaskRegion region;
  std::vector<std::array<int, 3>> next{start};
  seen[static_cast<std::size_t>(start[v]) * columns + static_cast<std::size_t>(start[u])] = true;
  while (!next.empty()) {
    const std::array<int, 3> at = next.back();
    next.pop_back();
    region.voxels.push_back(placeOf(grid, at));
    for (const auto& [axis, step] : {std::pair{u, -1}, {u, 1}, {v, -1}, {v, 1}}) {
      std::array<int, 3> beside = at;
      beside[axis] += step;
      if (!isInside(grid, beside)) {
        region.isOpen = true;
        continue;
      }
      const std::size_t flat = static_cast<std::size_t>(beside[v]) * columns + static_cast<std::size_t>(beside[u]);
      if (seen[flat] || labels.voxels()[placeOf(grid, beside)] != label) continue;
      seen[flat] = true;
      next.push_back(beside);
    }
  }
  return region;
}

std::set<int> MaskStroke::give(const std::vector<std::size_t>& voxels, int label, std::optional<int> only) {
  const std::size_t slice = m_voxels.size() / static_cast<std::size_t>(m_grid.size()[2]);
  const auto given = static_cast<float>(label);
  std::set<int> changed;
  for (const std::size_t voxel : voxels) {
    float& now = m_voxels[voxel];
    if (now == given || (only && now != static_cast<float>(*only))) continue;
    m_before.emplace(voxel, now);
    now = given;
    changed.insert(static_cast<int>(voxel / slice));
  }
  return changed;
}

MaskStep MaskStroke::step() const {
  MaskStep step{m_mask, {}};
  for (const auto& [voxel, before] : m_before)
    if (m_voxels[voxel] != before) step.changes.push_back({voxel, before, m_voxels[voxel]});
  std::sort(step.changes.begin(), step.changes.end(),
            [](const MaskChange& a, const MaskChange& b) { return a.voxel < b.voxel; });
  return step;
}

core::VolumePtr stepped(const core::Volume& labels, const MaskStep& step, bool forwards) {
  std::vector<float> voxels = labels.voxels();
  for (const MaskChange& change : step.changes) {
    if (change.voxel >= voxels.size() || voxels[change.voxel] != (forwards ? change.before : change.after))
      throw core::Error(core::ErrorCode::badValue, "The mask is no longer what this step changed: nothing was done.");
    voxels[change.voxel] = forwards ? change.after : change.before;
  }
  return core::makeVolume(labels.geometry(), std::move(voxels));
}

}  // namespace glmamba::app
