// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/restoration_network.h"

namespace glmamba {

std::int64_t parameterCount(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const torch::Tensor& parameter : module.parameters()) count += parameter.numel();
  return count;
}

double convolutionWork(const torch::nn::Conv2dImpl& convolution) {
  return static_cast<double>(convolution.weight.numel() + (convolution.bias.defined() ? convolution.bias.numel() : 0));
}

}  // namespace glmamba
