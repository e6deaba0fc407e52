// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/engine/segmentation_card.h"
#include "inference/engine/weights.h"
#include "inference/segmentation/swin_unet.h"
#include "tests/inference/engine/text_file.h"

namespace glmamba::engine {

/// A narrow Swin-Unet with random weights, in a folder of its own, with a card.
class SmallSegmentationModel {
 public:
  explicit SmallSegmentationModel(std::vector<std::string> contrasts = {"T2"},
                                  std::vector<std::string> regions = {"whole-tumour"}) {
    torch::manual_seed(7);
    card.name = "small-swin";
    card.version = "1.0.0";
    card.configuration.contrasts = std::move(contrasts);
    card.configuration.regions = std::move(regions);
    card.thresholds.assign(card.configuration.regions.size(), 0.5);
    card.smallestComponents.assign(card.configuration.regions.size(), 0);
    card.configuration.channels = 8;
    card.configuration.depths = {2, 2};
    card.configuration.heads = {2, 2};
    card.configuration.window = 4;
    network = segmentation::SwinUnet(card.configuration);
    card.weights = folder / "small-swin.safetensors";
    save();
  }
  /// After a change of `network` or `card`.
  void save() {
    card.weightsSha256 = saveWeights(*network, card.weights);
    writeSegmentationCard(card, cardFile());
  }
  std::filesystem::path cardFile() const { return folder / "small-swin.json"; }

  TemporaryFolder folder;
  segmentation::SwinUnet network{nullptr};
  SegmentationCard card;
};

}  // namespace glmamba::engine
