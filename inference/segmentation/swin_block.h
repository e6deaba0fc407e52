// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/segmentation/window_attention.h"

namespace glmamba::segmentation {

/// x + attention(norm(x)), then x + perceptron(norm(x)) with a GELU between its two layers, on token maps {N, H, W, C}
/// of any size: they are padded with zeros to whole windows behind the norm. With `shift`, windows are moved by half of
/// their side, so that neighbours exchange what they know. Liu et al., arXiv:2103.14030, Eq. 3.
struct SwinBlockImpl : torch::nn::Module {
  SwinBlockImpl(std::int64_t channels, std::int64_t side, std::int64_t heads, std::int64_t expand, bool isShifted);
  torch::Tensor forward(torch::Tensor x);

  torch::nn::LayerNorm norm1{nullptr}, norm2{nullptr};
  WindowAttention attention{nullptr};
  LinearLayer fc1{nullptr}, fc2{nullptr};
  std::int64_t side, shift;
};
TORCH_MODULE(SwinBlock);

}  // namespace glmamba::segmentation
