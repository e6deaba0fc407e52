// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "core/geometry.h"

namespace glmamba::imaging {

// Shapes of the phantom as depths: millimetres under the surface, negative outside, nearly exact near the surface.

inline double smoothMin(double a, double b, double width) {
  const double overlap = std::max(width - std::abs(a - b), 0.0) / width;
  return std::min(a, b) - overlap * overlap * width / 4;
}
inline double smoothMax(double a, double b, double width) { return -smoothMin(-a, -b, width); }
/// 0 below `low`, 1 above `high`.
inline double smoothStep(double low, double high, double x) {
  const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

inline double ellipsoidDepth(const core::Vector3& p, const core::Vector3& centre, const core::Vector3& radii) {
  double norm = 0, gradient = 0;
  for (int axis = 0; axis < 3; ++axis) {
    const double part = (p[axis] - centre[axis]) / radii[axis];
    norm += part * part;
    gradient += part * part / (radii[axis] * radii[axis]);
  }
  if (norm < 1e-6) return std::min({radii[0], radii[1], radii[2]});
  return (1 - std::sqrt(norm)) * std::sqrt(norm / gradient);
}

inline double boxDepth(const core::Vector3& p, const core::Vector3& centre, const core::Vector3& halfSizes) {
  double outside = 0, inside = -1e9;
  for (int axis = 0; axis < 3; ++axis) {
    const double beyond = std::abs(p[axis] - centre[axis]) - halfSizes[axis];
    outside += beyond > 0 ? beyond * beyond : 0;
    inside = std::max(inside, beyond);
  }
  return -std::sqrt(outside) - std::min(inside, 0.0);
}

/// A tube from `a` to `b` whose radius goes from `radiusA` to `radiusB`.
inline double tubeDepth(const core::Vector3& p, const core::Vector3& a, const core::Vector3& b, double radiusA,
                        double radiusB) {
  using core::operator-;
  const core::Vector3 along = b - a, from = p - a;
  const double h = std::clamp(core::dot(from, along) / core::dot(along, along), 0.0, 1.0);
  return radiusA + h * (radiusB - radiusA) -
         core::length({from[0] - h * along[0], from[1] - h * along[1], from[2] - h * along[2]});
}

}  // namespace glmamba::imaging
