// SPDX-License-Identifier: Apache-2.0
#include "inference/baselines/srcnn.h"

namespace glmamba::baselines {

SrcnnImpl::SrcnnImpl(const Configuration& configuration) : m_globalResidual(configuration.globalResidual) {
  const auto convolution = [](std::int64_t in, std::int64_t out, std::int64_t size) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, size).padding(size / 2));
  };
  m_patches = register_module("patches", convolution(1, 64, 9));
  m_mapping = register_module("mapping", convolution(64, 32, 5));
  m_reconstruction = register_module("reconstruction", convolution(32, 1, 5));
}

NetworkOutput SrcnnImpl::forward(const torch::Tensor& lr, const torch::Tensor&) {
  checkInterruption();
  const torch::Tensor image = m_reconstruction(torch::relu(m_mapping(torch::relu(m_patches(lr)))));
  return {m_globalResidual ? image + lr : image, {}};
}

MultiplyAdds SrcnnImpl::multiplyAdds(std::int64_t height, std::int64_t width) const {
  // Every parameter belongs to a convolution of full size.
  return MultiplyAdds::inBoth(static_cast<double>(parameterCount(*this)) * static_cast<double>(height * width));
}

}  // namespace glmamba::baselines
