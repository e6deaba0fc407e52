// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

namespace glmamba::segmentation {

/// y = x · weightᵀ + bias on our own products (ops::linear). Weights start normal with a spread of 0.02, cut at two
/// units, biases at 0, as in Swin.
struct LinearLayerImpl : torch::nn::Module {
  LinearLayerImpl(std::int64_t in, std::int64_t out, bool withBias = true);
  torch::Tensor forward(const torch::Tensor& x) const;

  torch::Tensor weight;  ///< {out, in}
  torch::Tensor bias;    ///< {out} or undefined
};
TORCH_MODULE(LinearLayer);

/// Layer normalisation over the last axis.
torch::nn::LayerNorm layerNorm(std::int64_t channels);

}  // namespace glmamba::segmentation
