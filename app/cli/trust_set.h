#pragma once

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/run_options.h"
#include "core/trust_map.h"

namespace glmamba::cli {

/// The groups of maps, by what they take: error and resolution a truth, reference 3 more runs, uncertainty 12.
enum class TrustGroup { error, consistency, added, reference, uncertainty, resolution };

/// --maps; `options` must live until the command line is parsed. `defaults` ends the help text.
void addMapsOption(CLI::App& command, std::vector<std::string>& options, const std::string& defaults);
/// The groups that are named, or, when none is, those that `byDefault` wants and that are possible. Throws
/// Error{badValue} for a named one that needs a truth when there is none.
std::set<TrustGroup> chosenGroups(const std::vector<std::string>& names, const RunOptions& options,
                                  bool (*byDefault)(TrustGroup));
/// The only volume in a file, as labels on the grid of the result.
core::VolumePtr labelsOn(const std::string& file, const core::Geometry& grid);

/// What is to be judged, and by which maps.
struct TrustTask {
  const RunOptions& options;
  const RunInputs& inputs;
  const engine::SuperResolutionRequest& request;
  const engine::SuperResolutionResult& result;
  engine::Model& model;
  std::vector<engine::Model*> checkpoints;  ///< further models for the uncertainty
  std::set<TrustGroup> groups;
  core::VolumePtr labels;  ///< on the grid of the result; regions for the share of added energy. May be null.
};

/// Maps, and what they say in figures.
struct TrustSet {
  std::vector<core::TrustMap> maps;
  nlohmann::json figures;         ///< by group; each map's spread over the head under "maps"
  std::vector<std::string> says;  ///< the figures in sentences
  std::vector<std::string> warnings;
};

/// Computes the maps of the task's groups, the quick ones first. Throws what the engine's jobs and imaging throw.
TrustSet trustSet(const TrustTask& task);

}  // namespace glmamba::cli
