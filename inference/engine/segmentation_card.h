// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "inference/engine/card.h"
#include "inference/segmentation/configuration.h"

namespace glmamba::engine {

/// How well a segmentation did on one image of one subject, as printed by `glmamba evaluate --task segmentation`.
struct MeasuredOverlap {
  std::string subject;
  std::string image;   ///< what was segmented: "hr", "zerofill-x4", …
  std::string region;  ///< "whole-tumour"
  double dice = 0;
  double distance95 = 0;  ///< mm
};

/// What a segmentation model is, what it was made from and how well it did: the JSON beside the weights.
struct SegmentationCard : Card {
  segmentation::Configuration configuration;
  double spacing = 1;                   ///< mm in plane that it was trained at; images of others are resampled to it
  std::vector<double> thresholds{0.5};  ///< by region: probability from which a voxel belongs to it
  std::vector<double> smallestComponents{0};  ///< by region, ml: smaller pieces of it are left out
  std::vector<MeasuredOverlap> accuracy;
};

/// Throws Error{badModel} or Error{notFound} naming the file and the field.
SegmentationCard readSegmentationCard(const std::filesystem::path& json);
/// Written atomically; `weights` is stored as a file name.
void writeSegmentationCard(const SegmentationCard& card, const std::filesystem::path& json);

}  // namespace glmamba::engine
