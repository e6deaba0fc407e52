// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "inference/engine/json_fields.h"

namespace glmamba::engine {

/// The weights that a card names: a file beside it and its SHA-256 in lower-case hex.
struct CardWeights {
  std::filesystem::path file;  ///< absolute
  std::string sha256;
};

/// The fields "weights" and "weights_sha256" of the card in `folder`; refuses as JsonFields does what is no file name
/// and no SHA-256.
CardWeights readCardWeights(const JsonFields& card, const std::filesystem::path& folder);

/// Throws Error{badModel} that names file and card when the file's SHA-256 is not the card's.
void checkCardWeights(const CardWeights& weights, const std::string& nameAndVersion);

/// "super-resolution" or "segmentation": what the card in a JSON file is for. Throws as readModelCard() does.
std::string taskOfCard(const std::filesystem::path& json);

}  // namespace glmamba::engine
