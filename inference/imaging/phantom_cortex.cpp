// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/phantom_cortex.h"

#include <algorithm>
#include <cmath>

#include "inference/imaging/phantom_shapes.h"

namespace glmamba::imaging {

using core::Vector3;

namespace {

// Sulci are half a wavelength apart: gyri of about 10 mm.
constexpr double kFoldWavelength = 17;
constexpr double kDeepestSulcus = 25;
constexpr double kSubarachnoidGap = 0.4;

/// Depth under the walls of the cleft between the hemispheres; it ends on the corpus callosum.
double midlineCleftDepth(const Vector3& p) {
  const double above = p[2] - 4;
  const double ellipse = std::hypot((p[1] - 2) / 43, above / (above > 0 ? 27 : 90));
  const double beforeCleft = std::max(0.0, (1 - ellipse) * 30);  // mm to the outer face of the corpus callosum
  const double wobble = 1.2 * std::sin(p[1] / 17 + 0.6) * std::cos(p[2] / 23);
  return std::hypot(p[0] - wobble, beforeCleft) - 0.7;
}

/// Depth under the walls of the lateral (Sylvian) fissure, which opens onto the insula: a T from the outside.
double lateralFissureDepth(const Vector3& p) {
  const Vector3 q{std::abs(p[0]), p[1],
                  p[2] + 2 - 0.45 * (p[1] + 12) - 0.3 * (std::abs(p[0]) - 40) + 1.5 * std::sin(p[1] / 7)};
  const double stem = boxDepth(q, {60, 0, 0}, {20, 34, 0.7});
  const double insula = boxDepth(q, {40 - 0.012 * (p[1] - 2) * (p[1] - 2), -2, 2}, {0.5, 24, 12});
  return -std::max(stem, insula);
}

}  // namespace

HullPlace placeInHull(const Vector3& p) {
  // Wider behind than in front, flatter below than above.
  const Vector3 radii{66 + 0.06 * std::clamp(p[1], -80.0, 80.0), 83, p[2] > 0 ? 62.0 : 78.0};
  const double fraction = std::hypot(p[0] / radii[0], p[1] / radii[1], p[2] / radii[2]);
  return {ellipsoidDepth(p, {0, 0, 0}, radii), fraction};
}

double cerebrumFloorDepth(const Vector3& p) {
  const Vector3 q{std::abs(p[0]), p[1], p[2]};
  const double plane = (p[2] + 17 + 0.12 * q[0] + 0.12 * std::max(p[1] - 20, 0.0)) * 0.98;
  return smoothMax(plane, ellipsoidDepth(q, {39, 0, -21}, {25, 41, 23}), 5);
}

Cortex::Cortex(Random& random) : m_folds(random, 32, kFoldWavelength), m_sulcusDepths(random, 16, 34, 0.4) {}

double Cortex::foldAt(const Vector3& p) const {
  // The field is read near the hull above the point, so that sulci run inwards; not quite, so that their walls bend.
  const double lift = std::pow(std::max(placeInHull(p).fraction, 0.2), -0.8);
  return m_folds.at({lift * p[0], lift * p[1], lift * p[2]});
}

double Cortex::sulcusDistance(const Vector3& p, const HullPlace& place) const {
  if (place.depth > kDeepestSulcus + 8) return 8;
  constexpr double kStep = 0.4;
  const double fold = foldAt(p);
  const double slope = std::hypot(foldAt({p[0] + kStep, p[1], p[2]}) - fold, foldAt({p[0], p[1] + kStep, p[2]}) - fold,
                                  foldAt({p[0], p[1], p[2] + kStep}) - fold) /
                       kStep;
  // Where the field is flat it has no nearby sheet to speak of; the small constant keeps such places closed.
  const double across = std::abs(fold) / std::hypot(slope, 0.03);
  const double deepest = std::clamp(17 + 5 * m_sulcusDepths.at(p), 6.0, kDeepestSulcus);
  const double beyondEnd = std::max(0.0, place.depth - deepest);
  const double halfWidth = 0.4 + 0.7 * std::exp(-std::max(place.depth, 0.0) / 3);
  return std::hypot(across, beyondEnd) - halfWidth;
}

double Cortex::pialDepth(const Vector3& p, const HullPlace& place) const {
  const double outer = smoothMin(place.depth - kSubarachnoidGap, sulcusDistance(p, place), 2.5);
  const double clefts = std::min(midlineCleftDepth(p), lateralFissureDepth(p));
  return smoothMin(std::min(outer, cerebrumFloorDepth(p)), clefts, 1.5);
}

}  // namespace glmamba::imaging
