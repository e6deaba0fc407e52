// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/glmamba/configuration.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::baselines {

/// SRCNN 9-5-5 (Dong et al., IEEE TPAMI 38(2), 2016) on LR↑ alone; the reference is not looked at. 57,281 parameters.
/// Uses of the configuration: globalResidual, which the original has not.
class SrcnnImpl : public RestorationNetwork {
 public:
  explicit SrcnnImpl(const Configuration& configuration);
  /// Any H, W.
  NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference) override;
  MultiplyAdds multiplyAdds(std::int64_t height, std::int64_t width) const override;

 private:
  bool m_globalResidual;
  torch::nn::Conv2d m_patches{nullptr};
  torch::nn::Conv2d m_mapping{nullptr};
  torch::nn::Conv2d m_reconstruction{nullptr};
};

}  // namespace glmamba::baselines
