// SPDX-License-Identifier: Apache-2.0
#include "viewer/pane_rect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glmamba::viewer {

using core::operator-;

namespace {

/// The box of points as whole pixels within the pane.
class Bounds {
 public:
  void add(const PanePoint& point) {
    m_left = std::min(m_left, point.x);
    m_right = std::max(m_right, point.x);
    m_top = std::min(m_top, point.y);
    m_bottom = std::max(m_bottom, point.y);
  }
  PaneRect within(const PaneSize& pane, double margin) const {
    if (m_left > m_right) return {};
    const auto pixel = [](double value, int most) {
      return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    return {pixel(std::floor(m_left - margin), pane.width), pixel(std::floor(m_top - margin), pane.height),
            pixel(std::ceil(m_right + margin), pane.width), pixel(std::ceil(m_bottom + margin), pane.height)};
  }

 private:
  double m_left = std::numeric_limits<double>::max();
  double m_right = std::numeric_limits<double>::lowest();
  double m_top = std::numeric_limits<double>::max();
  double m_bottom = std::numeric_limits<double>::lowest();
};

}  // namespace

PaneRect wholeOf(const PaneSize& pane) { return {0, 0, pane.width, pane.height}; }

PaneRect intersection(const PaneRect& a, const PaneRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

PaneRect around(const PaneRect& a, const PaneRect& b) {
  if (a.isEmpty()) return b;
  if (b.isEmpty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

PaneRect boundsOfPart(const PaneRegion& region, const PaneSize& pane, bool ofSecond, double margin) {
  Bounds bounds;
  if (region.kind == PaneRegion::Kind::disc && ofSecond) {
    bounds.add({region.at.x - region.size, region.at.y - region.size});
    bounds.add({region.at.x + region.size, region.at.y + region.size});
    return bounds.within(pane, margin);
  }
  if (region.kind == (ofSecond ? PaneRegion::Kind::nowhere : PaneRegion::Kind::everywhere)) return {};
  if (region.kind != PaneRegion::Kind::halfPlane) return wholeOf(pane);
  // The pane cut by the line: its corners on this side, and where its edges cross.
  const double w = pane.width, h = pane.height;
  const std::array<PanePoint, 4> corners{PanePoint{0, 0}, {w, 0}, {w, h}, {0, h}};
  const double side = ofSecond ? 1 : -1;
  for (std::size_t n = 0; n < corners.size(); ++n) {
    const PanePoint& a = corners[n];
    const PanePoint& b = corners[(n + 1) % corners.size()];
    const double depthA = side * depthInside(region, a);
    const double depthB = side * depthInside(region, b);
    if (depthA >= 0) bounds.add(a);
    if (depthA * depthB >= 0) continue;
    const double share = depthA / (depthA - depthB);
    bounds.add({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
  }
  return bounds.within(pane, margin);
}

PaneRect boundsOnSlice(const SliceView& view, const PaneSize& pane, const core::Geometry& grid,
                       const core::Size3& first, const core::Size3& last, double margin) {
  Bounds bounds;
  double nearest = std::numeric_limits<double>::max();
  double farthest = std::numeric_limits<double>::lowest();
  for (int corner = 0; corner < 8; ++corner) {
    core::Vector3 index;
    for (int axis = 0; axis < 3; ++axis) index[axis] = corner >> axis & 1 ? last[axis] + 0.5 : first[axis] - 0.5;
    const core::Vector3 point = grid.lpsFromIndex(index);
    const double depth = core::dot(point - view.cursor, view.plane.normal);
    nearest = std::min(nearest, depth);
    farthest = std::max(farthest, depth);
    bounds.add(displayFromLps(view, pane, point));
  }
  constexpr double kTouchingMm = 1e-6;  // a slice on the outermost voxels' faces
  if (nearest > kTouchingMm || farthest < -kTouchingMm) return {};
  return bounds.within(pane, margin);
}

}  // namespace glmamba::viewer
