// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/choose_series.h"
#include "app/cli/engine_options.h"
#include "app/cli/open_pair.h"
#include "core/outcome.h"
#include "inference/engine/super_resolve.h"

namespace glmamba::cli {

/// What every command that super-resolves a pair of images shares.
struct RunOptions {
  std::string lr;
  std::optional<std::string> reference;
  std::optional<std::string> truth;
  std::optional<engine::SliceRange> slices;
  std::optional<int> lrVolume;
  std::optional<int> referenceVolume;
  int scale = 0;
  core::PairingChoice pairing;
  EngineOptions engine;
  double memory = 0;  ///< GB; 0: what is free
  bool tryMode = false;
  bool ensemble = false;
  bool dataConsistency = false;
  bool json = false;

  /// Whether there is an original to compare the result with.
  bool hasTruth() const { return tryMode || truth; }
};

/// How to run, without the images and without --json. `options` must live until the command line is parsed.
void addSettingOptions(CLI::App& command, RunOptions& options);
/// All of them. `options` must live until the command line is parsed.
void addRunOptions(CLI::App& command, RunOptions& options);

/// The images of a run, opened and checked.
struct RunInputs {
  OpenedPair pair;
  std::optional<OpenedImage> truth;
  std::vector<std::string> warnings;

  const core::Volume& lr() const { return *pair.target.volume; }
  /// The slices of the target that are run.
  engine::SliceRange range(const RunOptions& options) const;
};

/// The card of the model that is asked for, or the newest for the scale.
engine::ModelCard cardOf(const RunOptions& options);
/// In try mode the target becomes the truth, and what is run on is made from it. Throws what openPair() and, in try
/// mode, imaging::tryInputs() throw, and Error{gridMismatch} for a truth that is not on the grid of the result.
RunInputs openInputs(const RunOptions& options, const engine::ModelCard& card);
engine::SuperResolutionRequest requestOf(const RunOptions& options, const RunInputs& inputs);

/// What an engine's job gave; its failure is thrown, and CancelToken::Requested when it was cancelled.
template <typename Result>
Result resultOf(core::Outcome<Result> outcome) {
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
  if (std::holds_alternative<core::Cancelled>(outcome)) throw core::CancelToken::Requested{};
  return std::get<Result>(std::move(outcome));
}

/// The run itself, with its progress on the terminal. Throws as resultOf().
engine::SuperResolutionResult superResolved(const RunOptions& options, const engine::SuperResolutionRequest& request,
                                            engine::Model& model);

}  // namespace glmamba::cli
