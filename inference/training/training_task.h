// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <torch/nn/module.h>

#include "core/cancel_token.h"
#include "inference/training/training_options.h"
#include "inference/training/validated_slice.h"

namespace glmamba::training {

/// How well a network does on the validation subjects.
struct ValidationScore {
  double score = 0;                    ///< more is better: mean PSNR in dB, or Dice
  double baseline = 0;                 ///< of what needs no network: zero-filling, or a threshold on the image
  std::vector<ValidatedSlice> slices;  ///< to look at; empty where there is no picture of them
};

/// What a training is of: the network, what it learns from, how it is judged and which files it becomes. The trainer
/// does the rest.
class TrainingTask {
 public:
  virtual ~TrainingTask() = default;

  /// A network with random weights, on the CPU.
  virtual std::shared_ptr<torch::nn::Module> makeNetwork() const = 0;
  /// The weights of an installed model by name, or of a file.
  virtual std::filesystem::path weightsOf(const std::string& nameOrFile) const = 0;
  virtual std::vector<std::string> trainingSubjects() const = 0;

  /// Draws a batch and returns its loss, a differentiable scalar, on the network's device.
  virtual torch::Tensor loss(torch::nn::Module& network, const TrainingStage& stage) = 0;
  /// State of the random numbers that batches are drawn by, to go on exactly.
  virtual std::string samplerState() const = 0;
  virtual void setSamplerState(const std::string& state) = 0;

  /// Measures without gradients and leaves the network in training mode. Throws CancelToken::Requested when cancelled.
  virtual ValidationScore validate(torch::nn::Module& network, const core::CancelToken& cancel) = 0;

  /// Writes weights and card of the network that was validated last, after `step` steps.
  virtual void writeModel(const torch::nn::Module& network, std::int64_t step) = 0;
  /// After the last step: what is still to be found out about the model that was written last.
  virtual void finish(const core::CancelToken&) {}
};

/// Where a training's model goes: `<name>.safetensors` and `<name>.json` in the output folder.
std::filesystem::path weightsFile(const TrainingOptions& options);
std::filesystem::path cardFile(const TrainingOptions& options);

}  // namespace glmamba::training
