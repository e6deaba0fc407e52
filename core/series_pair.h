#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/study.h"

namespace glmamba::core {

/// Why two series can't be used together. An expected answer, not an error.
struct PairingProblem {
  enum class Kind { sameSeries, notAnImage, differentPatient, noOverlap };
  Kind kind;
  std::string message;  ///< one sentence that a user can act on, naming both series by description
};

/// A target to super-resolve and the reference that guides it, checked against each other.
class SeriesPair {
 public:
  /// Refuses label maps, a series with itself, known but different patients, and fields of view that
  /// share less than a tenth of the target's.
  static std::variant<SeriesPair, PairingProblem> make(const Series& target, const Series& reference);

  const Series& target() const { return m_target; }
  const Series& reference() const { return m_reference; }
  /// What the user should know before trusting the pair: other frames of reference, part overlap, a reference that is
  /// not finer than the target.
  const std::vector<std::string>& warnings() const { return m_warnings; }

 private:
  SeriesPair(Series target, Series reference) : m_target(std::move(target)), m_reference(std::move(reference)) {}
  Series m_target;
  Series m_reference;
  std::vector<std::string> m_warnings;
};

/// The share (0–1) of `inner`'s field of view that lies inside `outer`, sampled on a 9×9×9 lattice.
double overlapFraction(const Geometry& inner, const Geometry& outer);

/// Indices into `series` of the pair most likely meant.
struct ProposedPair {
  std::size_t target;
  std::size_t reference;
};
/// The target is the coarser in-plane image, T2 before others at equal resolution; the reference is the finest T1, PD
/// or other contrast that can be paired with it. Nothing when no two images fit.
std::optional<ProposedPair> proposePair(const std::vector<Series>& series);

}  // namespace glmamba::core
