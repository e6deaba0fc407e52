#pragma once

#include <torch/torch.h>

#include "inference/glmamba/configuration.h"

namespace glmamba {

/// Joins the features of both branches (Eqs. 6–11): their difference, their product and their complement (a weighting
/// of the two by attention), summed with three weights that each image chooses from the features' maxima.
struct FusionImpl : torch::nn::Module {
  explicit FusionImpl(const Configuration& configuration);
  /// Two times {N, C, H, W} → {N, C, H, W}.
  torch::Tensor forward(const torch::Tensor& target, const torch::Tensor& reference);

  torch::nn::Conv2d attention{nullptr};
  torch::nn::Linear weights{nullptr};
};

}  // namespace glmamba
