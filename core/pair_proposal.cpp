// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "core/series_pair.h"

namespace glmamba::core {

namespace {

// Two grids within 2 % of each other in plane count as equally fine.
constexpr double kFiner = 0.98;

int targetRank(Contrast contrast) {
  switch (contrast) {
    case Contrast::t2:
      return 0;
    case Contrast::flair:
      return 1;
    case Contrast::diffusion:
      return 2;
    case Contrast::pd:
      return 3;
    case Contrast::unknown:
      return 4;
    default:
      return 5;
  }
}

int referenceRank(Contrast contrast) {
  switch (contrast) {
    case Contrast::t1:
      return 0;
    case Contrast::pd:
      return 1;
    case Contrast::t1ContrastEnhanced:
      return 2;
    case Contrast::unknown:
      return 3;
    default:
      return 4;
  }
}

/// What is compared of two pairs, in this order; the lower the better.
using Rank = std::array<double, 8>;

double cubicCentimetres(const Geometry& geometry) {
  const Vector3& spacing = geometry.spacing();
  return std::round(1e-3 * spacing[0] * spacing[1] * spacing[2] * static_cast<double>(geometry.voxelCount()));
}

/// Nothing when the pair may not run unasked.
std::optional<Rank> rankOf(const Series& target, const Series& reference) {
  const auto made = SeriesPair::make(target, reference);
  const auto* pair = std::get_if<SeriesPair>(&made);
  if (!pair) return {};
  const double own = spacingInPlanesOf(target.geometry, target.geometry);
  const double seen = spacingInPlanesOf(target.geometry, reference.geometry);
  // A pair whose target is really coarser than its reference is what this program is for.
  const bool gains = seen < kFiner * own;
  const auto inMicrometres = [](double spacing) { return std::round(1000 * spacing); };
  return Rank{gains ? 0.0 : 1.0, static_cast<double>(targetRank(target.contrast)),
              static_cast<double>(referenceRank(reference.contrast)), static_cast<double>(pair->warnings().size()),
              inMicrometres(seen), -inMicrometres(own),
              // Of the parts of a series, the larger one.
              -cubicCentimetres(target.geometry), -cubicCentimetres(reference.geometry)};
}

}  // namespace

std::optional<ProposedPair> proposePair(const std::vector<Series>& series) {
  std::optional<ProposedPair> best;
  Rank bestRank{};
  for (std::size_t t = 0; t < series.size(); ++t)
    for (std::size_t r = 0; r < series.size(); ++r) {
      const std::optional<Rank> rank = rankOf(series[t], series[r]);
      if (!rank || (best && !(*rank < bestRank))) continue;
      best = ProposedPair{t, r};
      bestRank = *rank;
    }
  return best;
}

}  // namespace glmamba::core
