// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

#include "inference/glmamba/configuration.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba {

/// Joins the features of both branches.
struct FusionImpl : torch::nn::Module {
  /// Two times {N, C, H, W} → {N, C, H, W}.
  virtual torch::Tensor forward(const torch::Tensor& target, const torch::Tensor& reference) = 0;
  virtual MultiplyAdds multiplyAdds(double pixels) const = 0;
};

/// The paper's (Eqs. 6–11): difference, product and complement (a weighting of the two by attention), summed with three
/// weights that each image chooses from the features' maxima.
struct AdaptiveFusionImpl : FusionImpl {
  explicit AdaptiveFusionImpl(const Configuration& configuration);
  torch::Tensor forward(const torch::Tensor& target, const torch::Tensor& reference) override;
  MultiplyAdds multiplyAdds(double pixels) const override;

  torch::nn::Conv2d attention{nullptr};
  torch::nn::Linear weights{nullptr};
};

/// The ablation's: the sum of both, through a 3×3 convolution.
struct AddedFusionImpl : FusionImpl {
  explicit AddedFusionImpl(const Configuration& configuration);
  torch::Tensor forward(const torch::Tensor& target, const torch::Tensor& reference) override;
  MultiplyAdds multiplyAdds(double pixels) const override;

  torch::nn::Conv2d conv{nullptr};
};

std::shared_ptr<FusionImpl> makeFusion(const Configuration& configuration);

}  // namespace glmamba
