// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glmamba::engine {

/// What the card of any model says: the JSON beside its weights.
struct Card {
  std::string name;         ///< "glmamba-t2-x2"
  std::string version;      ///< "1.0.0"
  std::string description;  ///< one sentence
  std::int64_t parameters = 0;
  std::vector<std::string> trainingSubjects;
  std::string training;           ///< how it was trained, in words and numbers
  std::string weightsSha256;      ///< lower-case hex
  std::filesystem::path weights;  ///< absolute; beside the card

  std::string nameAndVersion() const { return name + " " + version; }
};

/// Throws Error{badModel} that names file and card when the SHA-256 of the weights is not the card's.
void checkWeights(const Card& card);

}  // namespace glmamba::engine
