// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/torchscript_network.h"

#include <algorithm>

#include "core/error.h"
#include "inference/engine/failures.h"
#include "inference/engine/json_fields.h"
#include "inference/engine/json_file.h"
#include "inference/engine/sha256.h"
#include "inference/glmamba/padding.h"

namespace glmamba::engine {

namespace {

using core::Error;
using core::ErrorCode;
using torch::Tensor;

Error broken(const std::string& file, const std::string& what) {
  return {ErrorCode::badModel, "The TorchScript network “" + file + "” " + what};
}

}  // namespace

TorchscriptDescription readTorchscriptDescription(const std::filesystem::path& network) {
  const auto file = std::filesystem::path(network).replace_extension(".json");
  std::error_code problem;
  if (!std::filesystem::exists(file, problem))
    throw Error(ErrorCode::notFound, "A TorchScript network needs a description beside it: there is no " +
                                         file.string() + ". {\"scale_factor\": 2} is the shortest one.");
  const std::string source = "The description “" + file.filename().string() + "”";
  const JsonFields::Json json = readJsonObject(file, source, ErrorCode::badModel);
  const JsonFields fields(json, source, ErrorCode::badModel);
  TorchscriptDescription description;
  ModelCard& card = description.card;
  card.name = network.stem().string();
  card.version = "TorchScript";
  card.weights = std::filesystem::absolute(network);
  fields.required("scale_factor", card.scaleFactor);
  fields.require(2 <= card.scaleFactor && card.scaleFactor <= 8, "scale_factor", "must be from 2 to 8");
  fields.optional("upsampling", card.upsampling);
  fields.require(card.upsampling == "zerofill" || card.upsampling == "bicubic", "upsampling",
                 "must be zerofill or bicubic");
  fields.optional("normalisation_quantile", card.normalisationQuantile);
  fields.require(0 < card.normalisationQuantile && card.normalisationQuantile <= 1, "normalisation_quantile",
                 "must be above 0 and at most 1");
  fields.optional("inputs", description.inputs);
  const auto& inputs = description.inputs;
  const auto known = [](const std::string& name) { return name == "target" || name == "reference"; };
  fields.require((inputs.size() == 1 || (inputs.size() == 2 && inputs[0] != inputs[1])) &&
                     std::all_of(inputs.begin(), inputs.end(), known),
                 "inputs", "must list “target”, “reference” or both, in the network's order");
  fields.optional("stacked", description.stacked);
  fields.optional("size_multiple", description.sizeMultiple);
  fields.require(1 <= description.sizeMultiple && description.sizeMultiple <= 256, "size_multiple",
                 "must be from 1 to 256");
  card.weightsSha256 = sha256(network);
  return description;
}

TorchscriptNetwork::TorchscriptNetwork(const TorchscriptDescription& description, const torch::Device& device)
    : m_description(description) {
  try {
    m_module = torch::jit::load(description.card.weights.string(), device);
    m_module.eval();
  } catch (const c10::Error& error) {
    if (isOutOfMemory(error)) throw;
    throw broken(description.card.name,
                 "can't be read: save it with torch.jit.save of a Torch not newer than " TORCH_VERSION ".");
  }
  // So that they are counted; names with dots are not allowed here.
  std::size_t count = 0;
  for (const Tensor& parameter : m_module.parameters())
    register_parameter("p" + std::to_string(count++), parameter, false);
}

glmamba::NetworkOutput TorchscriptNetwork::forward(const Tensor& lr, const Tensor& reference) {
  checkInterruption();
  std::vector<Tensor> images;
  for (const std::string& name : m_description.inputs)
    images.push_back(glmamba::padded(name == "target" ? lr : reference, m_description.sizeMultiple));
  std::vector<torch::jit::IValue> arguments(images.begin(), images.end());
  if (m_description.stacked) arguments = {torch::cat(images, 1)};
  torch::jit::IValue result;
  try {
    result = m_module.forward(arguments);
  } catch (const std::exception& error) {
    // As LibTorch's own error, which the interpreter may have put into another: smaller batches are tried then.
    TORCH_CHECK(!isOutOfMemory(error) && !isDeviceLost(error), error.what());
    throw broken(m_description.card.name, "failed on an image of " + std::to_string(lr.size(2)) + "×" +
                                              std::to_string(lr.size(3)) + ":\n" + error.what());
  }
  if (result.isTuple() && !result.toTupleRef().elements().empty()) result = result.toTupleRef().elements()[0];
  if (!result.isTensor() || result.toTensor().sizes() != images[0].sizes())
    throw broken(m_description.card.name, "returned something else than an image of its input's size.");
  return {result.toTensor().to(torch::kFloat).slice(2, 0, lr.size(2)).slice(3, 0, lr.size(3)), {}};
}

}  // namespace glmamba::engine
