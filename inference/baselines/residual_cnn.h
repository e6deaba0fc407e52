// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "inference/glmamba/configuration.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::baselines {

/// The plain residual CNN: target and reference as two channels, a head convolution, `stages` residual blocks of
/// `channels` channels (x + conv(relu(conv(x)))), a tail convolution. 250,753 parameters with 48 channels and 6 blocks.
/// Uses of the configuration: channels, stages, globalResidual, neighbours.
class ResidualCnnImpl : public RestorationNetwork {
 public:
  explicit ResidualCnnImpl(const Configuration& configuration);
  /// Any H, W.
  NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference) override;
  MultiplyAdds multiplyAdds(std::int64_t height, std::int64_t width) const override;

 private:
  Configuration m_configuration;
  torch::nn::Conv2d m_head{nullptr};
  std::vector<torch::nn::Conv2d> m_first, m_second;  ///< of each block
  torch::nn::Conv2d m_tail{nullptr};
};

}  // namespace glmamba::baselines
