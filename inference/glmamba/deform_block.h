// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

#include "inference/glmamba/configuration.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba {

/// Deformable convolution whose offsets and modulation come from its own input (Eq. 5). No bias.
struct DeformBlockImpl : torch::nn::Module {
  explicit DeformBlockImpl(const Configuration& configuration);
  /// {N, C, H, W} channels-last → the same.
  torch::Tensor forward(const torch::Tensor& feature);
  MultiplyAdds multiplyAdds(double pixels) const;

  torch::nn::Conv2d offset{nullptr};
  torch::nn::Conv2d modulation{nullptr};
  torch::Tensor weight;
};
TORCH_MODULE(DeformBlock);

}  // namespace glmamba
