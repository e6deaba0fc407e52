// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/study.h"

namespace glmamba::core {

/// Whether the reference is moved onto the target before it guides it.
enum class RegistrationChoice {
  automatic,  ///< where both frames of reference are known and differ
  yes,
  no,
};

/// How much a finding weighs.
enum class Severity {
  note,        ///< worth knowing, nothing to do about
  warning,     ///< what a user should look at before trusting the result
  refused,     ///< the pair failed the check: it is used only when the user says so
  impossible,  ///< there is nothing to run on
};
/// "note", "warning", "refused", "impossible".
std::string severityName(Severity severity);

/// One thing that the check of a pair found. An expected answer, not an error.
struct PairingFinding {
  enum class Kind {
    sameSeries,        ///< impossible
    notAnImage,        ///< impossible: a label map
    differentPatient,  ///< refused
    noOverlap,         ///< impossible, unless a registration brings them together
    tooOblique,        ///< refused: across its thick slices the reference shows less than half of the target's detail
    coarseReference,   ///< warning
    partialOverlap,    ///< warning
    differentStudy,    ///< warning
    differentFrame,    ///< note when the pair is registered, else a warning
    unknownFrame,      ///< warning: nothing says that positions correspond, and the fields of view are not one
    oblique,           ///< note
    sameContrast,      ///< note
  };
  Kind kind;
  Severity severity;
  std::string message;  ///< one sentence that a user can act on; holds no patient's name or identifier
};
/// "sameSeries", "noOverlap", …
std::string kindName(PairingFinding::Kind kind);

/// All that there is to say about a pair before its voxels are read, the heaviest first.
std::vector<PairingFinding> checkPair(const Series& target, const Series& reference,
                                      RegistrationChoice registration = RegistrationChoice::automatic);

/// What the user chose for a pair.
struct PairingChoice {
  RegistrationChoice registration = RegistrationChoice::automatic;
  bool acceptRefused = false;  ///< use the pair although its check failed
};

/// A target to super-resolve and the reference that guides it, checked against each other.
class SeriesPair {
 public:
  /// The pair, or the heaviest finding of checkPair() when that stands against it.
  static std::variant<SeriesPair, PairingFinding> make(const Series& target, const Series& reference,
                                                       const PairingChoice& choice = {});

  const Series& target() const { return m_target; }
  const Series& reference() const { return m_reference; }
  /// Whether the reference is to be registered to the target.
  bool isToBeRegistered() const { return m_isToBeRegistered; }
  const std::vector<PairingFinding>& findings() const { return m_findings; }
  /// The findings that are more than notes, as sentences.
  std::vector<std::string> warnings() const;

 private:
  SeriesPair(Series target, Series reference, std::vector<PairingFinding> findings, bool isToBeRegistered)
      : m_target(std::move(target)),
        m_reference(std::move(reference)),
        m_findings(std::move(findings)),
        m_isToBeRegistered(isToBeRegistered) {}
  Series m_target;
  Series m_reference;
  std::vector<PairingFinding> m_findings;
  bool m_isToBeRegistered;
};

/// A share of the target's field of view that is too small to guide anything.
inline constexpr double kSmallestOverlap = 0.1;
/// Below this share the user is told.
inline constexpr double kFullOverlap = 0.9;
/// The sentence of PairingFinding::Kind::partialOverlap.
std::string partialOverlapSentence(double overlap);

/// The share (0–1) of `inner`'s field of view that lies inside `outer`, sampled on a 9×9×9 lattice.
double overlapFraction(const Geometry& inner, const Geometry& outer);

/// The distance in mm between voxels of `image` as seen in the planes of `target`: the mean (geometric) along its
/// columns and rows, where a voxel's three sides add up as the root of the sum of their squares. An isotropic image has
/// the same in any plane; one of thick slices a large one across them.
double spacingInPlanesOf(const Geometry& target, const Geometry& image);

/// Indices into `series` of the pair most likely meant.
struct ProposedPair {
  std::size_t target;
  std::size_t reference;
};
/// The target is the coarser in-plane image, T2 before others at equal resolution; the reference is the finest T1, PD
/// or other contrast that can be paired with it, one that needs no warning first. Nothing when no two images fit.
std::optional<ProposedPair> proposePair(const std::vector<Series>& series);

}  // namespace glmamba::core
