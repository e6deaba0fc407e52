// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/linear_layer.h"

#include "inference/ops/linear.h"

namespace glmamba::segmentation {

namespace {

constexpr double kFirstSpread = 0.02;

}  // namespace

LinearLayerImpl::LinearLayerImpl(std::int64_t in, std::int64_t out, bool withBias) {
  weight =
      register_parameter("weight", (kFirstSpread * torch::randn({out, in})).clamp(-2 * kFirstSpread, 2 * kFirstSpread));
  if (withBias) bias = register_parameter("bias", torch::zeros({out}));
}

torch::Tensor LinearLayerImpl::forward(const torch::Tensor& x) const { return ops::linear(x, weight, bias); }

torch::nn::LayerNorm layerNorm(std::int64_t channels) {
  return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}));
}

}  // namespace glmamba::segmentation
