// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include <torch/nn/module.h>
#include <torch/optim/optimizer.h>

#include "inference/training/training_options.h"

namespace glmamba::training {

bool isOptimizer(const std::string& name);

/// The optimiser that the options name, over the module's parameters in their order. Weight decay acts on matrices and
/// kernels only: biases, norms and the state-space model's A and D are spared, as in Mamba's own training.
std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const torch::nn::Module& module, const TrainingOptions& options);

}  // namespace glmamba::training
