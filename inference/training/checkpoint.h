// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <torch/nn/module.h>
#include <torch/optim/optimizer.h>

namespace glmamba::training {

/// Everything that a training must have to go on exactly where it stopped.
struct TrainingState {
  std::shared_ptr<torch::nn::Module> network;
  std::shared_ptr<torch::nn::Module> average;  ///< exponential moving average of the weights
  torch::optim::Optimizer* optimizer = nullptr;
  std::int64_t step = 0;           ///< finished steps
  std::int64_t validatedStep = 0;  ///< the last that was validated
  double bestScore = 0;            ///< of validations so far
  double seconds = 0;              ///< of training so far
  double lossSum = 0;              ///< since the last validation, of `lossCount` steps
  std::int64_t lossCount = 0;
  std::string samplerState;
  std::string settings;  ///< decidingSettings(); a checkpoint of other settings is refused
};

/// Written atomically. Throws Error{cannotWrite}.
void saveCheckpoint(const TrainingState& state, const std::filesystem::path& file);

/// Fills `state` in place. Throws Error{badFile} when the file isn't a checkpoint of this network, Error{badValue} when
/// it was made with other settings.
void loadCheckpoint(TrainingState& state, const std::filesystem::path& file);

}  // namespace glmamba::training
