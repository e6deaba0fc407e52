// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

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
struct SegmentationCard {
  std::string name;     ///< "swin-unet-t2"
  std::string version;  ///< "1.0.0"
  std::string description;
  segmentation::Configuration configuration;
  double spacing = 1;            ///< mm in plane that it was trained at; images of others are resampled to it
  double threshold = 0.5;        ///< probability from which a voxel belongs to a region
  double smallestComponent = 0;  ///< ml; smaller pieces of a region are left out
  std::int64_t parameters = 0;
  std::vector<std::string> trainingSubjects;
  std::string training;  ///< how it was trained, in words and numbers
  std::vector<MeasuredOverlap> accuracy;
  std::string weightsSha256;      ///< lower-case hex
  std::filesystem::path weights;  ///< absolute; beside the card

  std::string nameAndVersion() const { return name + " " + version; }
};

/// Throws Error{badModel} or Error{notFound} naming the file and the field.
SegmentationCard readSegmentationCard(const std::filesystem::path& json);
/// Written atomically; `weights` is stored as a file name.
void writeSegmentationCard(const SegmentationCard& card, const std::filesystem::path& json);

}  // namespace glmamba::engine
