// SPDX-License-Identifier: Apache-2.0
#include "core/series_pair.h"

#include <algorithm>
#include <cmath>

namespace glmamba::core {

namespace {

using Kind = PairingFinding::Kind;

// Two grids within 2 % of each other in plane count as equally fine.
constexpr double kAsFine = 1.02;
// A reference this much coarser than the target holds no detail that the target lacks.
constexpr double kTooCoarse = 2;
// Planes closer than this are parallel, as positioning goes.
constexpr double kParallelDegrees = 5;

double ownInPlaneSpacing(const Geometry& image) { return spacingInPlanesOf(image, image); }

bool knownAndDifferent(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

bool wantsRegistration(const Series& target, const Series& reference, RegistrationChoice choice) {
  return choice == RegistrationChoice::yes ||
         (choice == RegistrationChoice::automatic &&
          knownAndDifferent(target.geometry.frameOfReferenceUid(), reference.geometry.frameOfReferenceUid()));
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

/// The angle between the planes of `target` and the nearest planes of voxels in `image`, degrees.
double obliquity(const Geometry& target, const Geometry& image) {
  const Vector3 normal = cross(target.direction(0), target.direction(1));
  double cosine = 0;
  for (const Vector3& axis : image.directions()) cosine = std::max(cosine, std::abs(dot(normal, axis)));
  return std::acos(std::min(1.0, cosine / length(normal))) * 180 / 3.14159265358979323846;
}

std::array<Vector3, 8> outerCorners(const Geometry& grid) {
  std::array<Vector3, 8> corners;
  for (int corner = 0; corner < 8; ++corner) {
    Vector3 index{};
    for (int axis = 0; axis < 3; ++axis) index[axis] = corner >> axis & 1 ? grid.size()[axis] - 0.5 : -0.5;
    corners[corner] = grid.lpsFromIndex(index);
  }
  return corners;
}

/// Whether two grids lie in one field of view, as images do that were resampled to one another: each corner of one
/// within a voxel of one of the other, whatever the order of the axes.
bool shareFieldOfView(const Geometry& a, const Geometry& b) {
  const auto largest = [](const Vector3& v) { return std::max({v[0], v[1], v[2]}); };
  const double tolerance = std::max(largest(a.spacing()), largest(b.spacing()));
  const std::array<Vector3, 8> ofA = outerCorners(a), ofB = outerCorners(b);
  return std::all_of(ofA.begin(), ofA.end(), [&](const Vector3& p) {
    return std::any_of(ofB.begin(), ofB.end(), [&](const Vector3& q) { return length(p - q) <= tolerance; });
  });
}

/// What is said of the two frames of reference and studies.
void checkFrames(const Series& target, const Series& reference, bool isRegistered, const std::string& both,
                 std::vector<PairingFinding>& findings) {
  const std::string &a = target.geometry.frameOfReferenceUid(), &b = reference.geometry.frameOfReferenceUid();
  if (knownAndDifferent(target.studyUid, reference.studyUid))
    findings.push_back({Kind::differentStudy, Severity::warning,
                        both + " are of different studies: what changed between them is not in both."});
  if (knownAndDifferent(a, b)) {
    findings.push_back(isRegistered
                           ? PairingFinding{Kind::differentFrame, Severity::note,
                                            both + " have different frames of reference: the reference is registered."}
                           : PairingFinding{Kind::differentFrame, Severity::warning,
                                            both + " have different frames of reference and are not registered: their "
                                                   "positions may not correspond."});
  } else if ((a.empty() || b.empty()) && !isRegistered && !shareFieldOfView(target.geometry, reference.geometry)) {
    findings.push_back({Kind::unknownFrame, Severity::warning,
                        "Nothing in the files says that positions in " + both +
                            " correspond: compare them, and register the reference if they do not."});
  }
}

/// What is said of the two grids where they are.
void checkGrids(const Geometry& target, const Geometry& reference, bool isRegistered, const std::string& both,
                std::vector<PairingFinding>& findings) {
  const double overlap = overlapFraction(target, reference);
  if (!isRegistered && overlap < kSmallestOverlap)
    findings.push_back({Kind::noOverlap, Severity::impossible,
                        both + " do not show the same region (" + percent(overlap) +
                            " of the target lies inside the reference): choose a reference that covers it, or register "
                            "it if the positions are wrong."});
  else if (!isRegistered && overlap < kFullOverlap)
    findings.push_back({Kind::partialOverlap, Severity::warning, partialOverlapSentence(overlap)});

  const double own = ownInPlaneSpacing(target), seen = spacingInPlanesOf(target, reference);
  const std::string degrees = std::to_string(std::lround(obliquity(target, reference))) + "°";
  if (seen > kTooCoarse * own && ownInPlaneSpacing(reference) < kTooCoarse * own)
    findings.push_back({Kind::tooOblique, Severity::refused,
                        "The slices of the reference are too thick for how they lie: in the target's planes it is " +
                            std::to_string(std::lround(seen / own)) +
                            " times coarser than the target; choose one with parallel or thinner slices."});
  else if (seen > kAsFine * own)
    findings.push_back({Kind::coarseReference, Severity::warning,
                        "The reference is coarser than the target: swap them, or choose a finer reference."});
  if (obliquity(target, reference) > kParallelDegrees)
    findings.push_back({Kind::oblique, Severity::note,
                        "The planes of the reference are turned by " + degrees +
                            " against the target's: it is interpolated between its slices."});
}

}  // namespace

std::string severityName(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::refused:
      return "refused";
    case Severity::impossible:
      break;
  }
  return "impossible";
}

std::string kindName(PairingFinding::Kind kind) {
  constexpr const char* kNames[] = {"sameSeries",     "notAnImage",      "differentPatient", "noOverlap",
                                    "tooOblique",     "coarseReference", "partialOverlap",   "differentStudy",
                                    "differentFrame", "unknownFrame",    "oblique",          "sameContrast"};
  return kNames[static_cast<int>(kind)];
}

std::string partialOverlapSentence(double overlap) {
  return "The reference covers only " + percent(overlap) +
         " of the target; outside it there is nothing to guide the result.";
}

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

double spacingInPlanesOf(const Geometry& target, const Geometry& image) {
  double product = 1;
  for (int along = 0; along < 2; ++along) {
    double squares = 0;
    for (int axis = 0; axis < 3; ++axis) {
      const double part = image.spacing()[axis] * dot(target.direction(along), image.direction(axis));
      squares += part * part;
    }
    product *= std::sqrt(squares);
  }
  return std::sqrt(product);
}

std::vector<PairingFinding> checkPair(const Series& target, const Series& reference, RegistrationChoice registration) {
  const std::string both = "“" + target.description + "” and “" + reference.description + "”";
  if (target.id == reference.id)
    return {{Kind::sameSeries, Severity::impossible,
             "“" + target.description + "” can't guide itself: choose another series as reference."}};
  if (target.kind != SeriesKind::image || reference.kind != SeriesKind::image)
    return {
        {Kind::notAnImage, Severity::impossible, both + " can't be paired: one is a label map; choose two MR images."}};

  std::vector<PairingFinding> findings;
  if (knownAndDifferent(target.patientId, reference.patientId))
    findings.push_back({Kind::differentPatient, Severity::refused,
                        both + " are of different patients: choose a reference of the same patient."});
  const bool isRegistered = wantsRegistration(target, reference, registration);
  checkFrames(target, reference, isRegistered, both, findings);
  checkGrids(target.geometry, reference.geometry, isRegistered, both, findings);
  if (target.contrast != Contrast::unknown && target.contrast == reference.contrast)
    findings.push_back({Kind::sameContrast, Severity::note,
                        both + " are both " + contrastName(target.contrast) +
                            ": the models are trained on a reference of another contrast."});
  std::stable_sort(findings.begin(), findings.end(),
                   [](const PairingFinding& a, const PairingFinding& b) { return a.severity > b.severity; });
  return findings;
}

std::variant<SeriesPair, PairingFinding> SeriesPair::make(const Series& target, const Series& reference,
                                                          const PairingChoice& choice) {
  std::vector<PairingFinding> findings = checkPair(target, reference, choice.registration);
  const Severity most = choice.acceptRefused ? Severity::refused : Severity::warning;
  if (!findings.empty() && findings.front().severity > most) return findings.front();
  return SeriesPair(target, reference, std::move(findings), wantsRegistration(target, reference, choice.registration));
}

std::vector<std::string> SeriesPair::warnings() const {
  std::vector<std::string> sentences;
  for (const PairingFinding& finding : m_findings)
    if (finding.severity > Severity::note) sentences.push_back(finding.message);
  return sentences;
}

}  // namespace glmamba::core
