// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/segmentation/linear_layer.h"

namespace glmamba::segmentation {

/// Four neighbouring tokens to one of twice the channels: {N, 2H, 2W, C} → {N, H, W, 2C}. Liu et al., section 3.1.
struct PatchMergingImpl : torch::nn::Module {
  explicit PatchMergingImpl(std::int64_t channels);
  torch::Tensor forward(const torch::Tensor& x);

  torch::nn::LayerNorm norm{nullptr};
  LinearLayer reduction{nullptr};
};
TORCH_MODULE(PatchMerging);

/// One token to factor² of `out` channels: {N, H, W, C} → {N, factor·H, factor·W, out}. Cao et al. 2022, section 3.4.
struct PatchExpandingImpl : torch::nn::Module {
  PatchExpandingImpl(std::int64_t channels, std::int64_t factor, std::int64_t out);
  torch::Tensor forward(const torch::Tensor& x);

  LinearLayer expand{nullptr};
  torch::nn::LayerNorm norm{nullptr};
  std::int64_t factor;
};
TORCH_MODULE(PatchExpanding);

}  // namespace glmamba::segmentation
