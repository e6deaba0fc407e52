// SPDX-License-Identifier: Apache-2.0
#include "viewer/pane_region.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glmamba::viewer {

namespace {

constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180;

/// Words stay in the upper corner as long as it lies this far in, as a share of the corner that lies deepest.
constexpr double kDeepEnough = 0.4;

double angleFrom(const PanePoint& centre, const PanePoint& point) {
  return std::atan2(point.y - centre.y, point.x - centre.x) / kRadiansPerDegree;
}

double within360(double degrees) {
  const double rest = std::fmod(degrees, 360);
  return rest < 0 ? rest + 360 : rest;
}

}  // namespace

bool regionIsPartial(PaneRegion::Kind kind) {
  return kind != PaneRegion::Kind::nowhere && kind != PaneRegion::Kind::everywhere;
}

PanePoint intoHalfPlane(const PaneRegion& region) {
  return {std::cos(region.degrees * kRadiansPerDegree), std::sin(region.degrees * kRadiansPerDegree)};
}

double depthInside(const PaneRegion& region, const PanePoint& point) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  const double x = point.x - region.at.x;
  const double y = point.y - region.at.y;
  switch (region.kind) {
    case PaneRegion::Kind::nowhere:
      return -kFar;
    case PaneRegion::Kind::everywhere:
      return kFar;
    case PaneRegion::Kind::halfPlane: {
      const PanePoint into = intoHalfPlane(region);
      return into.x * x + into.y * y;
    }
    case PaneRegion::Kind::disc:
      return region.size - std::hypot(x, y);
    case PaneRegion::Kind::squares: {
      const auto cell = static_cast<long long>(std::floor(x / region.size) + std::floor(y / region.size));
      return cell % 2 != 0 ? kFar : -kFar;
    }
  }
  return -kFar;
}

const char* depthInsideShader(PaneRegion::Kind kind) {
  switch (kind) {
    case PaneRegion::Kind::halfPlane:
      return "return dot(regionDirection, pixel - regionAt);";
    case PaneRegion::Kind::disc:
      return "return regionSize - distance(pixel, regionAt);";
    case PaneRegion::Kind::squares:
      return "vec2 cell = floor((pixel - regionAt) / regionSize); return mod(cell.x + cell.y, 2.0) < 0.5 ? -1e9 : 1e9;";
    case PaneRegion::Kind::nowhere:
    case PaneRegion::Kind::everywhere:
      break;
  }
  return "return 1e9;";
}

DividerGrip dividerGripAt(const PaneRegion& divider, const PaneSize& pane, const PanePoint& point, double reach) {
  if (divider.kind != PaneRegion::Kind::halfPlane || std::abs(depthInside(divider, point)) > reach)
    return DividerGrip::none;
  const double along = std::hypot(point.x - divider.at.x, point.y - divider.at.y);
  return along > std::min(pane.width, pane.height) / 3.0 ? DividerGrip::turn : DividerGrip::line;
}

PaneRegion dividerMovedTo(const PaneRegion& divider, const PaneSize& pane, const PanePoint& point) {
  PaneRegion moved = divider;
  moved.at = {std::clamp(point.x, 0.0, static_cast<double>(pane.width)),
              std::clamp(point.y, 0.0, static_cast<double>(pane.height))};
  return moved;
}

PaneRegion dividerTurned(const PaneRegion& divider, const PanePoint& from, const PanePoint& to) {
  PaneRegion turned = divider;
  turned.degrees = within360(divider.degrees + angleFrom(divider.at, to) - angleFrom(divider.at, from));
  return turned;
}

PaneCorner cornerOf(const PaneRegion& region, const PaneSize& pane, bool ofSecond) {
  if (region.kind == PaneRegion::Kind::squares) return {ofSecond, false};  // both are in every corner
  const double side = ofSecond ? 1 : -1;
  const auto depthAt = [&](const PaneCorner& corner) {
    return side * depthInside(region, {corner.isRight ? pane.width : 0.0, corner.isBottom ? pane.height : 0.0});
  };
  // In order of preference.
  const std::array<PaneCorner, 4> corners{
      PaneCorner{ofSecond, false}, {!ofSecond, false}, {ofSecond, true}, {!ofSecond, true}};
  double deepest = 0;
  for (const PaneCorner& corner : corners) deepest = std::max(deepest, depthAt(corner));
  for (const PaneCorner& corner : corners)
    if (depthAt(corner) >= kDeepEnough * deepest) return corner;
  return corners.front();
}

}  // namespace glmamba::viewer
