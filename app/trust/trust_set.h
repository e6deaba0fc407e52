// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/provenance.h"
#include "core/trust_map.h"
#include "inference/engine/reference_influence.h"
#include "inference/engine/uncertainty.h"
#include "inference/imaging/head_mask.h"
#include "inference/imaging/measurement_maps.h"
#include "inference/imaging/reliability.h"
#include "inference/imaging/ring_correlation.h"

namespace glmamba::trust {

/// The groups of maps, by what they take: error and resolution a truth, reference 3 more runs, uncertainty 12.
enum class Group { error, consistency, added, reference, uncertainty, resolution };

/// A result and what it is judged by; a plain value.
struct TrustInput {
  core::VolumePtr lr;         ///< the whole target as measured
  core::VolumePtr truth;      ///< the whole original on the result's grid; null without one
  engine::SliceRange slices;  ///< of `lr` that the result holds
  core::VolumePtr sr;
  core::VolumePtr interpolated;  ///< LR↑ on the grid of `sr`
  core::VolumePtr labels;        ///< on the grid of `sr`: regions for the share of added energy. May be null.
  core::GridAlignment alignment = core::GridAlignment::fourier;
};

struct ConsistencyFigures {
  imaging::NoiseLevel noise;
  double shareBeyondThreeSigma = 0;  ///< of the head's voxels
};
struct AddedFigures {
  double shareInHead = 0;  ///< of the energy of its detail
  std::map<int, double> shareByLabel;
};
struct ResolutionFigures {
  double median = 0, interpolatedMedian = 0;  ///< mm
  std::size_t patches = 0;
  std::vector<imaging::RingPatch> flagged;  ///< slices are the target's
};
struct ReferenceFigures {
  double seconds = 0, brightness = 0;
};
struct UncertaintyFigures {
  double seconds = 0;
  int answers = 0;
  std::size_t models = 0;
  std::optional<imaging::Reliability> reliability;  ///< with a truth
};
struct Saying {
  Group group;
  std::string sentence;
};

/// Maps, and what they say in figures.
struct TrustSet {
  std::vector<core::TrustMap> maps;
  std::vector<imaging::MapSummary> spreads;  ///< of each map over the head
  std::optional<ConsistencyFigures> consistency;
  std::optional<AddedFigures> added;
  std::optional<ResolutionFigures> resolution;
  std::optional<ReferenceFigures> reference;
  std::optional<UncertaintyFigures> uncertainty;
  double measurementSeconds = 0;  ///< that consistency and added energy took together
  std::vector<Saying> says;       ///< the figures in sentences
  std::vector<std::string> warnings;

  /// Null when it is not there.
  const core::TrustMap* find(const std::string& name) const;
  const imaging::MapSummary* spreadOf(const std::string& name) const;
};
/// Adds what `more` holds; maps and figures that are there already are replaced.
void merge(TrustSet& into, TrustSet more);

/// Makes one result's maps, group by group. Throws what imaging throws, CancelToken::Requested when cancelled.
class TrustMaker {
 public:
  TrustMaker(TrustInput input, core::CancelToken cancel);

  /// The next two need a truth.
  void error();
  void resolution();
  void measurement(bool withConsistency, bool withAdded);
  /// `referenceQuantile`: by which the reference's brightness is told, ModelCard::normalisationQuantile.
  void reference(const engine::ReferenceInfluence& found, double referenceQuantile);
  void uncertainty(const engine::Uncertainty& found, std::size_t models);
  /// What was made since the last call.
  TrustSet take();

 private:
  void add(const std::string& quantity, const std::string& more, const core::VolumePtr& volume, const std::string& how,
           const std::vector<bool>& head);
  void add(const std::string& quantity, const core::VolumePtr& volume, const std::string& how);
  void say(Group group, const std::string& sentence) { m_set.says.push_back({group, sentence}); }
  void measure();
  std::string operation() const;
  void consistency();
  void added();

  TrustInput m_input;
  core::CancelToken m_cancel;
  std::vector<bool> m_head;
  core::VolumePtr m_truth;  ///< of the result's slices
  core::VolumePtr m_lr;     ///< of the result's slices
  std::optional<imaging::MeasurementMaps> m_measured;
  TrustSet m_set;
};

}  // namespace glmamba::trust
