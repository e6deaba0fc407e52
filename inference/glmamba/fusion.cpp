#include "inference/glmamba/fusion.h"

#include "inference/ops/pointwise.h"

namespace glmamba {

using torch::Tensor;

FusionImpl::FusionImpl(const Configuration& configuration) {
  attention =
      register_module("attention", torch::nn::Conv2d(torch::nn::Conv2dOptions(2 * configuration.channels, 2, 1)));
  weights = register_module("weights", torch::nn::Linear(3 * configuration.channels, 3));
}

Tensor FusionImpl::forward(const Tensor& target, const Tensor& reference) {
  return ops::fuse(target, reference, attention->weight.flatten(1), attention->bias, weights->weight, weights->bias);
}

}  // namespace glmamba
