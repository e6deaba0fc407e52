// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/engine/model.h"
#include "inference/engine/weights.h"
#include "inference/glmamba/network.h"
#include "tests/inference/engine/text_file.h"

namespace glmamba::engine {

/// A narrow network with random weights, in a folder of its own, with a card.
class SmallModel {
 public:
  explicit SmallModel(int scaleFactor = 2, const glmamba::Configuration& configuration = {16, 2, 2, 4, 2, true}) {
    torch::manual_seed(7);
    network = glmamba::Network(configuration);
    card.name = "small-x" + std::to_string(scaleFactor);
    card.version = "1.0.0";
    card.scaleFactor = scaleFactor;
    card.targetContrast = "T2";
    card.referenceContrasts = {"T1"};
    card.configuration = configuration;
    card.weights = folder / (card.name + ".safetensors");
    save();
  }
  /// After a change of `network` or `card`.
  void save() {
    card.weightsSha256 = saveWeights(*network, card.weights);
    card.parameters = glmamba::parameterCount(*network);
    writeModelCard(card, cardFile());
  }
  std::filesystem::path cardFile() const { return folder / (card.name + ".json"); }

  TemporaryFolder folder;
  glmamba::Network network{nullptr};
  ModelCard card;
};

}  // namespace glmamba::engine
