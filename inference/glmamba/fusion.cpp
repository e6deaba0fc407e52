// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/fusion.h"

#include "inference/ops/pointwise.h"

namespace glmamba {

using torch::Tensor;

AdaptiveFusionImpl::AdaptiveFusionImpl(const Configuration& configuration) {
  attention =
      register_module("attention", torch::nn::Conv2d(torch::nn::Conv2dOptions(2 * configuration.channels, 2, 1)));
  weights = register_module("weights", torch::nn::Linear(3 * configuration.channels, 3));
}

Tensor AdaptiveFusionImpl::forward(const Tensor& target, const Tensor& reference) {
  return ops::fuse(target, reference, attention->weight.flatten(1), attention->bias, weights->weight, weights->bias);
}

MultiplyAdds AdaptiveFusionImpl::multiplyAdds(double pixels) const {
  const auto channels = static_cast<double>(attention->weight.size(1)) / 2;
  MultiplyAdds work =
      MultiplyAdds::inBoth(pixels * convolutionWork(*attention) + static_cast<double>(weights->weight.numel()));
  work.all += pixels * channels * 6;  // the product, two for the complement, three for the sum
  return work;
}

AddedFusionImpl::AddedFusionImpl(const Configuration& configuration) {
  const std::int64_t channels = configuration.channels;
  conv = register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, channels, 3).padding(1)));
}

Tensor AddedFusionImpl::forward(const Tensor& target, const Tensor& reference) { return conv(target + reference); }

MultiplyAdds AddedFusionImpl::multiplyAdds(double pixels) const {
  return MultiplyAdds::inBoth(pixels * convolutionWork(*conv));
}

std::shared_ptr<FusionImpl> makeFusion(const Configuration& configuration) {
  if (configuration.fusion == FusionKind::added) return std::make_shared<AddedFusionImpl>(configuration);
  return std::make_shared<AdaptiveFusionImpl>(configuration);
}

}  // namespace glmamba
