#include "inference/glmamba/fusion.h"

namespace glmamba {

using torch::Tensor;

FusionImpl::FusionImpl(const Configuration& configuration) {
  attention =
      register_module("attention", torch::nn::Conv2d(torch::nn::Conv2dOptions(2 * configuration.channels, 2, 1)));
  weights = register_module("weights", torch::nn::Linear(3 * configuration.channels, 3));
}

Tensor FusionImpl::forward(const Tensor& target, const Tensor& reference) {
  const Tensor difference = target - reference;
  const Tensor similarity = target * reference;
  const Tensor share = torch::softmax(attention(torch::cat({target, reference}, 1)), 1);
  const Tensor complement = share.narrow(1, 0, 1) * target + share.narrow(1, 1, 1) * reference;
  const Tensor maxima = torch::cat({difference.amax({2, 3}), similarity.amax({2, 3}), complement.amax({2, 3})}, 1);
  const Tensor w = torch::softmax(weights(maxima), 1).unsqueeze(-1).unsqueeze(-1);
  return w.narrow(1, 0, 1) * difference + w.narrow(1, 1, 1) * similarity + w.narrow(1, 2, 1) * complement;
}

}  // namespace glmamba
