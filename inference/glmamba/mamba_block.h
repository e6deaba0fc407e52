// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

#include "inference/glmamba/configuration.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba {

/// Weights of a projection kept per scan direction: {4, out, in}, and {4, out} when there is a bias.
struct DirectionalLinearImpl : torch::nn::Module {
  DirectionalLinearImpl(std::int64_t in, std::int64_t out, bool withBias);
  torch::Tensor weight;
  torch::Tensor bias;
};
TORCH_MODULE(DirectionalLinear);

/// Channel attention: every channel scaled by sigmoid(up(relu(down(mean over the image)))).
struct ChannelAttentionImpl : torch::nn::Module {
  explicit ChannelAttentionImpl(std::int64_t channels);
  /// {N, H, W, C} → the same shape.
  torch::Tensor forward(const torch::Tensor& x);
  torch::nn::Linear down{nullptr};
  torch::nn::Linear up{nullptr};
};
TORCH_MODULE(ChannelAttention);

/// One Mamba block on a token map:
///
///     u + attention(out_proj(out_norm(SS2D(silu(conv(x)))) · silu(z))),   (x, z) = in_proj(norm(u))
///
/// Global blocks scan the whole map, local ones each quadrant by itself with the same weights.
struct MambaBlockImpl : torch::nn::Module {
  MambaBlockImpl(const Configuration& configuration, Scan scan);
  /// {N, H, W, C} → the same shape.
  torch::Tensor forward(const torch::Tensor& u);
  MultiplyAdds multiplyAdds(double tokens) const;

  torch::nn::LayerNorm norm{nullptr};
  torch::nn::Linear inProjection{nullptr};
  torch::nn::Conv2d conv{nullptr};
  DirectionalLinear xProjection{nullptr};
  DirectionalLinear deltaProjection{nullptr};
  torch::Tensor aLog;  ///< {4, inner, states}, or {4, inner} when tied
  torch::Tensor skip;
  torch::nn::LayerNorm outNorm{nullptr};
  torch::nn::Linear outProjection{nullptr};
  ChannelAttention attention{nullptr};
  std::int64_t states;
  bool quadrants;
  bool tiedDecay;
  bool exactDiscretisation;

 private:
  torch::Tensor decay() const;
};
TORCH_MODULE(MambaBlock);

}  // namespace glmamba
