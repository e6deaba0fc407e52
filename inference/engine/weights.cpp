// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/weights.h"

#include <torch/torch.h>

#include "core/error.h"
#include "inference/engine/safetensors.h"
#include "inference/engine/sha256.h"

namespace glmamba::engine {

namespace {

std::string describe(at::IntArrayRef shape) {
  std::string text;
  for (std::int64_t size : shape) text += (text.empty() ? "" : "×") + std::to_string(size);
  return text.empty() ? "one number" : text;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw core::Error(core::ErrorCode::badModel, "The weights “" + file.filename().string() +
                                                   "” do not fit the network: " + what +
                                                   ". Use the file that belongs to this model card.");
}

void checkAgainst(const torch::OrderedDict<std::string, torch::Tensor>& parameters, const SafetensorsHeader& header,
                  const std::filesystem::path& file) {
  for (const auto& parameter : parameters) {
    const auto found = header.tensors.find(parameter.key());
    if (found == header.tensors.end()) refuse(file, "“" + parameter.key() + "” is missing");
    const TensorEntry& entry = found->second;
    if (entry.type != TensorEntry::Type::float32) refuse(file, "“" + parameter.key() + "” is not float32");
    if (parameter.value().sizes() != at::IntArrayRef(entry.shape))
      refuse(file, "“" + parameter.key() + "” is " + describe(entry.shape) + " instead of " +
                       describe(parameter.value().sizes()));
  }
  for (const auto& [name, entry] : header.tensors)
    if (!parameters.contains(name)) refuse(file, "it has “" + name + "”, which the network has not");
}

}  // namespace

std::string saveWeights(const torch::nn::Module& network, const std::filesystem::path& file) {
  std::map<std::string, torch::Tensor> tensors;
  for (const auto& parameter : network.named_parameters()) tensors.emplace(parameter.key(), parameter.value());
  writeSafetensors(tensors, file);
  return sha256(file);
}

void loadWeights(torch::nn::Module& network, const std::filesystem::path& file) {
  const auto parameters = network.named_parameters();
  // From the header, before any tensor is allocated.
  checkAgainst(parameters, readSafetensorsHeader(file), file);
  const auto tensors = readSafetensors(file);
  for (const auto& [name, tensor] : tensors)
    if (!torch::isfinite(tensor).all().item<bool>()) refuse(file, "“" + name + "” holds values that are not numbers");
  const torch::NoGradGuard noGrad;
  for (auto parameter : parameters) parameter.value().copy_(tensors.at(parameter.key()));
}

}  // namespace glmamba::engine
