// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include <torch/torch.h>

#include "inference/glmamba/deform_block.h"
#include "inference/glmamba/mamba_block.h"

namespace glmamba {

/// One stage: the feature map goes in parallel through {embed → Mamba → expand} = m and {deform} = d; the modulator
/// joins them as m·σ(d) + d (without it as m + d).
struct StageImpl : torch::nn::Module {
  StageImpl(const Configuration& configuration, Scan scan);
  /// {N, C, H, W} channels-last, H and W even → the same. `check` is called between the parts.
  torch::Tensor forward(const torch::Tensor& feature, const std::function<void()>& check);
  /// For a map of `pixels` pixels.
  MultiplyAdds multiplyAdds(double pixels) const;

  torch::nn::Conv2d embed{nullptr};
  torch::nn::LayerNorm embedNorm{nullptr};
  MambaBlock mamba{nullptr};
  torch::nn::Linear expand{nullptr};
  DeformBlock deform{nullptr};
  bool modulator;
};
TORCH_MODULE(Stage);

/// Features of one image and its neighbouring slices, or with joint heads of both images: a head convolution and the
/// stages. Global in the target's branch, local in the reference's, as the paper has it.
struct BranchImpl : torch::nn::Module {
  BranchImpl(const Configuration& configuration, Scan scan);
  /// {N, slices, H, W} → {N, C, H, W} channels-last.
  torch::Tensor forward(const torch::Tensor& image, const std::function<void()>& check);
  /// For an image of `pixels` pixels.
  MultiplyAdds multiplyAdds(double pixels) const;

  torch::nn::Conv2d head{nullptr};
  std::vector<Stage> stages;
};

}  // namespace glmamba
