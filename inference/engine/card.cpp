// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/card.h"

#include "core/error.h"
#include "inference/engine/sha256.h"

namespace glmamba::engine {

void checkWeights(const Card& card) {
  if (sha256(card.weights) == card.weightsSha256) return;
  throw core::Error(core::ErrorCode::badModel, "The weights “" + card.weights.filename().string() +
                                                   "” are not those of the model card " + card.nameAndVersion() +
                                                   " (their SHA-256 differs): get both files again.");
}

}  // namespace glmamba::engine
