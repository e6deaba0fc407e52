// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/deform_block.h"

#include <cmath>

#include "inference/ops/convolution.h"
#include "inference/ops/deform_conv2d.h"

namespace glmamba {

namespace {

constexpr std::int64_t kTaps = 9;

torch::nn::Conv2d zeroConvolution(std::int64_t in, std::int64_t out) {
  torch::nn::Conv2d conv(torch::nn::Conv2dOptions(in, out, 3).padding(1));
  torch::nn::init::zeros_(conv->weight);
  torch::nn::init::zeros_(conv->bias);
  return conv;
}

}  // namespace

DeformBlockImpl::DeformBlockImpl(const Configuration& configuration) {
  const std::int64_t channels = configuration.channels;
  offset = register_module("offset", zeroConvolution(channels, 2 * kTaps));
  modulation = register_module("modulation", zeroConvolution(channels, kTaps));
  // Modulation starts at sigmoid(0) = 1/2, so that twice the identity hands each pixel's features on as they are,
  // through however many stages; a tenth of the usual spread is added to it.
  torch::Tensor identity = torch::zeros({channels, channels, 3, 3});
  torch::nn::init::dirac_(identity);
  const double spread = 0.1 * 2 / std::sqrt(static_cast<double>(kTaps * channels));
  weight = register_parameter("weight", 2 * identity + spread * torch::randn({channels, channels, 3, 3}));
}

torch::Tensor DeformBlockImpl::forward(const torch::Tensor& feature) {
  // Offsets and modulation as one convolution: the feature map is read once.
  const torch::Tensor both = ops::convolution(feature, torch::cat({offset->weight, modulation->weight}),
                                              torch::cat({offset->bias, modulation->bias}), 1, 1);
  return ops::deformConv2d(feature, both.slice(1, 0, 2 * kTaps), torch::sigmoid(both.slice(1, 2 * kTaps, 3 * kTaps)),
                           weight);
}

MultiplyAdds DeformBlockImpl::multiplyAdds(double pixels) const {
  MultiplyAdds work = MultiplyAdds::inBoth(
      pixels * (convolutionWork(*offset) + convolutionWork(*modulation) + static_cast<double>(weight.numel())));
  // Each sample is four multiply-adds of interpolation and one of modulation.
  work.all += pixels * 5.0 * kTaps * static_cast<double>(weight.size(1));
  return work;
}

}  // namespace glmamba
