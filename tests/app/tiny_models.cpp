// SPDX-License-Identifier: Apache-2.0
#include "tiny_models.h"

#include "inference/engine/model.h"
#include "inference/engine/segmentation_card.h"
#include "inference/engine/weights.h"
#include "inference/glmamba/network.h"
#include "inference/segmentation/swin_unet.h"

namespace glmamba::app {

TinyModels::TinyModels() {
  for (const int scale : {2, 4}) {
    torch::manual_seed(scale);
    engine::ModelCard card;
    card.configuration = {16, 2, 2, 4, 2, true};
    const glmamba::Network network(card.configuration);
    card.name = "tiny-x" + std::to_string(scale);
    card.version = "0.1.0";
    card.description = "Random weights, for tests.";
    card.scaleFactor = scale;
    card.targetContrast = "T2";
    card.referenceContrasts = {"T1"};
    card.parameters = glmamba::parameterCount(*network);
    card.weights = folder() / (card.name + ".safetensors");
    card.weightsSha256 = engine::saveWeights(*network, card.weights);
    engine::writeModelCard(card, folder() / (card.name + ".json"));
  }
  torch::manual_seed(3);
  engine::SegmentationCard finder;
  finder.configuration.channels = 8;
  finder.configuration.depths = {1, 1};
  finder.configuration.heads = {1, 2};
  finder.configuration.regions = {"whole-tumour", "tumour-core"};
  finder.thresholds = {0.5, 0.5};
  finder.smallestComponents = {0, 0};
  const segmentation::SwinUnet swin(finder.configuration);
  finder.name = "tiny-swin";
  finder.version = "0.1.0";
  finder.description = "Random weights, for tests.";
  finder.weights = folder() / "tiny-swin.safetensors";
  finder.weightsSha256 = engine::saveWeights(*swin, finder.weights);
  engine::writeSegmentationCard(finder, folder() / "tiny-swin.json");
  qputenv("GLMAMBA_MODELS", m_folder.path().toLocal8Bit());
}

TinyModels::~TinyModels() { qunsetenv("GLMAMBA_MODELS"); }

}  // namespace glmamba::app
