// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/segmentation/linear_layer.h"

namespace glmamba::segmentation {

/// A token map {N, H, W, C} as windows {N·windows, side², C}, row by row; H and W are multiples of `side`.
torch::Tensor windowsOf(const torch::Tensor& tokens, std::int64_t side);
/// The inverse: windows as {N, height, width, C}.
torch::Tensor tokensOf(const torch::Tensor& windows, std::int64_t side, std::int64_t height, std::int64_t width);

/// What is added to the attention where tokens that lie side by side in a rolled map do not in the image: {windows,
/// side², side²}, 0 for two tokens of one region and −100 otherwise. Liu et al., arXiv:2103.14030, Fig. 4.
torch::Tensor shiftMask(std::int64_t height, std::int64_t width, std::int64_t side, std::int64_t shift,
                        const torch::Device& device = torch::kCPU);

/// Attention within windows, with a learnt bias for each head and relative place:
///
///     softmax(q·kᵀ / √d + B)·v,   Liu et al., arXiv:2103.14030, Eq. 4
struct WindowAttentionImpl : torch::nn::Module {
  WindowAttentionImpl(std::int64_t channels, std::int64_t side, std::int64_t heads);
  /// `windows` {N·M, side², C}; `mask` {M, side², side²} or undefined.
  torch::Tensor forward(const torch::Tensor& windows, const torch::Tensor& mask);

  LinearLayer qkv{nullptr}, proj{nullptr};
  torch::Tensor relativeBias;   ///< {(2·side − 1)², heads}
  torch::Tensor relativePlace;  ///< {side⁴}: the row of `relativeBias` for query and key; no parameter
  std::int64_t heads;
};
TORCH_MODULE(WindowAttention);

}  // namespace glmamba::segmentation
