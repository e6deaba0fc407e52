// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include <torch/nn/module.h>

namespace glmamba::engine {

/// Writes the network's parameters as safetensors, under their names, atomically. Returns the file's SHA-256.
std::string saveWeights(const torch::nn::Module& network, const std::filesystem::path& file);

/// Fills the network's parameters from a file, in place, on whatever device they are. Names, types and shapes must be
/// exactly the network's and every number finite: otherwise Error{badModel} naming the file, the tensor and what was
/// expected, and the network is as it was. Error{notFound} when the file can't be opened.
void loadWeights(torch::nn::Module& network, const std::filesystem::path& file);

}  // namespace glmamba::engine
