// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <torch/torch.h>

#include "inference/engine/safetensors_header.h"

namespace glmamba::engine {

/// Tensors by name, on the CPU, float32 or int64. Throws as readSafetensorsHeader(), and Error{tooLarge} for more than
/// 2 GiB.
std::map<std::string, torch::Tensor> readSafetensors(const std::filesystem::path& file);

/// Written atomically; tensors of other types than float32 and int64 are refused with Error{badModel}, a file that
/// can't be written with Error{cannotWrite}. The same tensors give the same bytes.
void writeSafetensors(const std::map<std::string, torch::Tensor>& tensors, const std::filesystem::path& file,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace glmamba::engine
