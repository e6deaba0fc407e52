// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "inference/segmentation/configuration.h"
#include "inference/segmentation/patch_resizing.h"
#include "inference/segmentation/swin_block.h"

namespace glmamba::segmentation {

/// Swin-Unet (Cao et al. 2022, arXiv:2105.05537): an encoder and a decoder of windowed attention with skip connections
/// between levels of one size. Each of its outputs is a region of its own, not a class that excludes the others.
class SwinUnetImpl : public torch::nn::Module {
 public:
  /// Throws c10::Error for sizes that do not fit each other.
  explicit SwinUnetImpl(const Configuration& configuration = {});

  /// `images` {N, inputChannels(), H, W}, any H and W from 1, each contrast's slices side by side. Returns {N, regions,
  /// H, W}, logits. Padded inside to whole tokens of the coarsest level by its last row and column.
  torch::Tensor forward(const torch::Tensor& images);

  /// Multiply-adds of one image, by convolutions, linear layers and attention.
  double multiplyAdds(std::int64_t height, std::int64_t width) const;

  const Configuration& configuration() const { return m_configuration; }

 private:
  torch::nn::Sequential level(std::size_t n) const;
  std::int64_t channelsOf(std::size_t level) const { return m_configuration.channels << level; }

  Configuration m_configuration;
  torch::nn::Conv2d m_embedding{nullptr};
  torch::nn::LayerNorm m_embeddingNorm{nullptr}, m_bottleneckNorm{nullptr}, m_finalNorm{nullptr};
  std::vector<torch::nn::Sequential> m_encoder, m_decoder;
  std::vector<PatchMerging> m_merging;
  std::vector<PatchExpanding> m_expanding;
  std::vector<LinearLayer> m_joining;
  PatchExpanding m_finalExpanding{nullptr};
  LinearLayer m_output{nullptr};
};
TORCH_MODULE(SwinUnet);

}  // namespace glmamba::segmentation
