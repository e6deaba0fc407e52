// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include <torch/script.h>

#include "inference/engine/model_card.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::engine {

/// How a user's TorchScript network is called: the JSON beside it, network.json for network.pt.
///
///     {"scale_factor": 2,
///      "inputs": ["target", "reference"],
///      "stacked": false,
///      "size_multiple": 1,
///      "upsampling": "zerofill",
///      "normalisation_quantile": 0.995}
///
/// It is given each slice as float32 {1, 1, H, W}: LR upsampled to the full size, and the reference, in the order of
/// `inputs` (one of them may be left out), as one tensor of two channels where `stacked`. It returns {1, 1, H, W} in
/// the inputs' units, or a tuple that begins with it. Only `scale_factor` must be there; the others above are the
/// defaults.
struct TorchscriptDescription {
  ModelCard card;  ///< name, scale, upsampling, normalisation, and the file as weights
  std::vector<std::string> inputs{"target", "reference"};
  bool stacked = false;
  std::int64_t sizeMultiple = 1;  ///< images are padded to it by reflection, and results cropped
};

/// Throws Error{notFound} or Error{badModel} naming the file and the field.
TorchscriptDescription readTorchscriptDescription(const std::filesystem::path& network);

class TorchscriptNetwork : public glmamba::RestorationNetwork {
 public:
  /// Throws Error{badModel} naming the file when it is no TorchScript.
  TorchscriptNetwork(const TorchscriptDescription& description, const torch::Device& device);

  glmamba::NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference) override;
  /// Not known: zero.
  glmamba::MultiplyAdds multiplyAdds(std::int64_t, std::int64_t) const override { return {}; }

 private:
  TorchscriptDescription m_description;
  torch::jit::Module m_module;
};

}  // namespace glmamba::engine
