#include "core/series_pair.h"

#include <algorithm>
#include <cmath>

namespace glmamba::core {

namespace {

constexpr double kSmallestOverlap = 0.1;
// Two grids within 2 % of each other in plane count as equally fine.
constexpr double kFiner = 0.98;

double inPlaneSpacing(const Series& series) {
  const Vector3& spacing = series.geometry.spacing();
  return std::sqrt(spacing[0] * spacing[1]);
}

bool knownAndDifferent(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

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

}  // namespace

double overlapFraction(const Geometry& inner, const Geometry& outer) {
  constexpr int kSteps = 9;
  int inside = 0;
  for (int k = 0; k < kSteps; ++k)
    for (int j = 0; j < kSteps; ++j)
      for (int i = 0; i < kSteps; ++i) {
        const auto at = [&](int step, int axis) { return step * (inner.size()[axis] - 1.0) / (kSteps - 1); };
        const Vector3 index = outer.indexFromLps(inner.lpsFromIndex({at(i, 0), at(j, 1), at(k, 2)}));
        bool in = true;
        for (int axis = 0; axis < 3; ++axis) in = in && index[axis] >= -0.5 && index[axis] <= outer.size()[axis] - 0.5;
        inside += in;
      }
  return inside / static_cast<double>(kSteps * kSteps * kSteps);
}

std::variant<SeriesPair, PairingProblem> SeriesPair::make(const Series& target, const Series& reference) {
  using Kind = PairingProblem::Kind;
  const std::string both = "“" + target.description + "” and “" + reference.description + "”";
  if (target.id == reference.id)
    return PairingProblem{Kind::sameSeries,
                          "“" + target.description + "” can't guide itself: choose another series as reference."};
  if (target.kind != SeriesKind::image || reference.kind != SeriesKind::image)
    return PairingProblem{Kind::notAnImage, both + " can't be paired: one is a label map; choose two MR images."};
  if (knownAndDifferent(target.patientId, reference.patientId))
    return PairingProblem{Kind::differentPatient,
                          both + " are of different patients: choose a reference of the same patient."};
  const double overlap = overlapFraction(target.geometry, reference.geometry);
  if (overlap < kSmallestOverlap)
    return PairingProblem{Kind::noOverlap,
                          both + " do not show the same region (" +
                              std::to_string(static_cast<int>(std::lround(100 * overlap))) +
                              " % of the target lies inside the reference): choose a reference that covers it."};
  SeriesPair pair(target, reference);
  if (knownAndDifferent(target.geometry.frameOfReferenceUid(), reference.geometry.frameOfReferenceUid()))
    pair.m_warnings.push_back(both + " have different frames of reference: their positions may not correspond.");
  if (overlap < 0.9)
    pair.m_warnings.push_back("The reference covers only " +
                              std::to_string(static_cast<int>(std::lround(100 * overlap))) +
                              " % of the target; outside it there is nothing to guide the result.");
  if (inPlaneSpacing(reference) > inPlaneSpacing(target) / kFiner)
    pair.m_warnings.push_back("The reference is coarser than the target: swap them, or choose a finer reference.");
  return pair;
}

std::optional<ProposedPair> proposePair(const std::vector<Series>& series) {
  const auto better = [&](const ProposedPair& a, const ProposedPair& b) {
    const Series &ta = series[a.target], &tb = series[b.target], &ra = series[a.reference], &rb = series[b.reference];
    // A pair whose target is really coarser than its reference is what this program is for.
    const auto gain = [](const Series& t, const Series& r) { return inPlaneSpacing(r) < kFiner * inPlaneSpacing(t); };
    if (gain(ta, ra) != gain(tb, rb)) return gain(ta, ra);
    if (targetRank(ta.contrast) != targetRank(tb.contrast)) return targetRank(ta.contrast) < targetRank(tb.contrast);
    if (referenceRank(ra.contrast) != referenceRank(rb.contrast))
      return referenceRank(ra.contrast) < referenceRank(rb.contrast);
    if (std::abs(inPlaneSpacing(ra) - inPlaneSpacing(rb)) > 1e-3) return inPlaneSpacing(ra) < inPlaneSpacing(rb);
    return inPlaneSpacing(ta) > inPlaneSpacing(tb) + 1e-3;
  };
  std::optional<ProposedPair> best;
  for (std::size_t t = 0; t < series.size(); ++t)
    for (std::size_t r = 0; r < series.size(); ++r) {
      if (!std::holds_alternative<SeriesPair>(SeriesPair::make(series[t], series[r]))) continue;
      const ProposedPair candidate{t, r};
      if (!best || better(candidate, *best)) best = candidate;
    }
  return best;
}

}  // namespace glmamba::core
