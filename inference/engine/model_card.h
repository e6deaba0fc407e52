// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "inference/engine/card.h"
#include "inference/glmamba/configuration.h"

namespace glmamba::engine {

/// A measured accuracy, as printed by `glmamba evaluate`.
struct MeasuredAccuracy {
  std::string subject;
  std::string method;  ///< "glmamba", "zerofill", …
  double psnr = 0;     ///< dB
  double ssim = 0;
};

/// What a model for super-resolution is, what it was made from and how well it did: the JSON beside the weights.
struct ModelCard : Card {
  int scaleFactor = 2;
  std::string targetContrast;                   ///< "T2"
  std::vector<std::string> referenceContrasts;  ///< "T1"
  core::GridAlignment alignment = core::GridAlignment::fourier;
  std::string upsampling = "zerofill";
  /// Each input volume is divided by this quantile of its non-zero voxels; outputs are multiplied back by LR's.
  double normalisationQuantile = 0.995;
  bool dataConsistency = false;     ///< the measured band of k-space is put back after the network
  std::string network = "glmamba";  ///< a name of networkKinds()
  glmamba::Configuration configuration;
  std::vector<MeasuredAccuracy> accuracy;
  /// PSNR lost by products of bfloat16 against float32, in dB, as measured on a held-out subject; absent: not measured.
  std::optional<double> bf16Loss;
};

/// Throws Error{badModel} or Error{notFound} naming the file and the field.
ModelCard readModelCard(const std::filesystem::path& json);
/// Written atomically; `weights` is stored as a file name.
void writeModelCard(const ModelCard& card, const std::filesystem::path& json);

}  // namespace glmamba::engine
