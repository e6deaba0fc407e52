// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/profile.h"

#include <algorithm>
#include <cmath>

namespace glmamba::imaging {

using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

namespace {

constexpr double kMostSteps = 19999;
/// A derivative below this share of the greatest magnitude per step is rounding of float voxels.
constexpr double kFlat = 1e-6;

}  // namespace

LineProfile lineProfile(const core::Volume& image, const Vector3& from, const Vector3& to, double stepMm) {
  const double distance = core::length(to - from);
  if (!(distance > 0) || !(stepMm > 0)) return {};
  const int steps = static_cast<int>(std::clamp(std::ceil(distance / stepMm), 1.0, kMostSteps));
  LineProfile profile{distance / steps, 0, {}};
  const Vector3 direction = (1 / distance) * (to - from);
  const core::Geometry& grid = image.geometry();
  double voxelsPerMm = 0;
  for (int axis = 0; axis < 3; ++axis)
    voxelsPerMm = std::max(voxelsPerMm, std::abs(core::dot(direction, grid.direction(axis))) / grid.spacing()[axis]);
  profile.voxelMm = 1 / voxelsPerMm;
  profile.values.reserve(static_cast<std::size_t>(steps) + 1);
  for (int n = 0; n <= steps; ++n)
    profile.values.push_back(core::sampleLinear(image, from + (static_cast<double>(n) / steps) * (to - from)));
  return profile;
}

std::optional<Edge> steepestEdge(const LineProfile& profile) {
  if (!(profile.stepMm > 0)) return {};
  // slope[n] belongs to the middle between value n and the one a voxel further. Between voxels values are interpolated:
  // over less than a voxel the derivative would be a staircase.
  const auto voxel = static_cast<std::size_t>(std::max(1L, std::lround(profile.voxelMm / profile.stepMm)));
  std::vector<double> slope;
  double greatest = 0;
  for (std::size_t n = 0; n + voxel < profile.values.size(); ++n) {
    slope.push_back(std::abs(profile.values[n + voxel] - profile.values[n]));
    if (std::isfinite(profile.values[n])) greatest = std::max(greatest, std::abs(profile.values[n]));
  }
  const auto isSmaller = [](double a, double b) { return std::isnan(a) ? !std::isnan(b) : a < b; };
  const auto peak = std::max_element(slope.begin(), slope.end(), isSmaller);
  if (peak == slope.end() || !(*peak > kFlat * greatest)) return {};

  const double half = *peak / 2;
  // From the peak outwards to the first slope below the half; where between it and the one before it is the half?
  const auto crossing = [&](std::ptrdiff_t direction) -> std::optional<double> {
    const auto count = static_cast<std::ptrdiff_t>(slope.size());
    for (std::ptrdiff_t n = peak - slope.begin() + direction; n >= 0 && n < count; n += direction) {
      const double here = slope[static_cast<std::size_t>(n)];
      if (std::isnan(here)) return {};
      if (here > half) continue;
      const double before = slope[static_cast<std::size_t>(n - direction)];
      return static_cast<double>(n) - static_cast<double>(direction) * (half - here) / (before - here);
    }
    return {};
  };
  const auto low = crossing(-1), high = crossing(1);
  if (!low || !high) return {};
  Edge edge;
  const double middle = static_cast<double>(voxel) / 2;
  edge.lowMm = (*low + middle) * profile.stepMm;
  edge.highMm = (*high + middle) * profile.stepMm;
  edge.widthMm = edge.highMm - edge.lowMm;
  edge.atMm = (edge.lowMm + edge.highMm) / 2;
  return edge;
}

}  // namespace glmamba::imaging
