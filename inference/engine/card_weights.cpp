// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/card_weights.h"

#include "inference/engine/json_file.h"
#include "inference/engine/sha256.h"

namespace glmamba::engine {

CardWeights readCardWeights(const JsonFields& card, const std::filesystem::path& folder) {
  CardWeights weights;
  card.required("weights_sha256", weights.sha256);
  card.require(weights.sha256.size() == 64 && weights.sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
               "weights_sha256", "must be 64 lower-case hexadecimal digits");
  std::string name;
  card.required("weights", name);
  const bool isFileName = !name.empty() && name != "." && name != ".." &&
                          name.find_first_of("/\\") == std::string::npos && name.find('\0') == std::string::npos;
  card.require(isFileName, "weights", "must be the name of a file beside the card");
  weights.file = folder / name;
  return weights;
}

void checkCardWeights(const CardWeights& weights, const std::string& nameAndVersion) {
  if (sha256(weights.file) == weights.sha256) return;
  throw core::Error(core::ErrorCode::badModel, "The weights “" + weights.file.filename().string() +
                                                   "” are not those of the model card " + nameAndVersion +
                                                   " (their SHA-256 differs): get both files again.");
}

std::string taskOfCard(const std::filesystem::path& json) {
  const std::string source = "The model card “" + json.filename().string() + "”";
  const auto document = readJsonObject(json, source, core::ErrorCode::badModel);
  const JsonFields fields(document, source, core::ErrorCode::badModel);
  std::string task = "super-resolution";
  fields.optional("task", task);
  return task;
}

}  // namespace glmamba::engine
