// SPDX-License-Identifier: Apache-2.0
#include "inference/baselines/residual_cnn.h"

namespace glmamba::baselines {

namespace {

torch::nn::Conv2d convolution(std::int64_t in, std::int64_t out) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1));
}

}  // namespace

ResidualCnnImpl::ResidualCnnImpl(const Configuration& configuration) : m_configuration(configuration) {
  const std::int64_t channels = configuration.channels, slices = 1 + 2 * configuration.neighbours;
  m_head = register_module("head", convolution(2 * slices, channels));
  for (std::int64_t n = 0; n < configuration.stages; ++n) {
    const std::string block = "block" + std::to_string(n);
    m_first.push_back(register_module(block + "_first", convolution(channels, channels)));
    m_second.push_back(register_module(block + "_second", convolution(channels, channels)));
  }
  m_tail = register_module("tail", convolution(channels, 1));
}

NetworkOutput ResidualCnnImpl::forward(const torch::Tensor& lr, const torch::Tensor& reference) {
  torch::Tensor x = m_head(torch::cat({lr, reference}, 1).contiguous(torch::MemoryFormat::ChannelsLast));
  for (std::size_t n = 0; n < m_first.size(); ++n) {
    checkInterruption();
    x = x + m_second[n](torch::relu(m_first[n](x)));
  }
  const torch::Tensor image = m_tail(x);
  return {m_configuration.globalResidual ? image + lr.narrow(1, m_configuration.neighbours, 1) : image, {}};
}

MultiplyAdds ResidualCnnImpl::multiplyAdds(std::int64_t height, std::int64_t width) const {
  // Every parameter belongs to a convolution of full size.
  return MultiplyAdds::inBoth(static_cast<double>(parameterCount(*this)) * static_cast<double>(height * width));
}

}  // namespace glmamba::baselines
