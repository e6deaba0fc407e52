// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/run_options.h"
#include "app/trust/trust_set.h"

namespace glmamba::cli {

/// --maps; `options` must live until the command line is parsed. `defaults` ends the help text.
void addMapsOption(CLI::App& command, std::vector<std::string>& options, const std::string& defaults);
/// The groups that are named, or, when none is, those that `byDefault` wants and that are possible. Throws
/// Error{badValue} for a named one that needs a truth when there is none.
std::set<trust::Group> chosenGroups(const std::vector<std::string>& names, const RunOptions& options,
                                    bool (*byDefault)(trust::Group));

/// What is to be judged, and by which maps.
struct TrustTask {
  const RunOptions& options;
  const RunInputs& inputs;
  const engine::SuperResolutionRequest& request;
  const engine::SuperResolutionResult& result;
  engine::Model& model;
  std::vector<engine::Model*> checkpoints;  ///< further models for the uncertainty
  std::set<trust::Group> groups;
  core::VolumePtr labels;  ///< on the grid of the result; regions for the share of added energy. May be null.
};

/// Computes the maps of the task's groups, the quick ones first. Throws what the engine's jobs and imaging throw.
trust::TrustSet trustSet(const TrustTask& task);

/// By group; each map's spread over the head under "maps". `seconds`: of the super-resolution.
nlohmann::json figuresJson(const trust::TrustSet& set, double seconds);

}  // namespace glmamba::cli
