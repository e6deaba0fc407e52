// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/swin_unet.h"

namespace glmamba::segmentation {

using torch::Tensor;

SwinUnetImpl::SwinUnetImpl(const Configuration& configuration) : m_configuration(configuration) {
  const Configuration& c = configuration;
  const std::size_t levels = c.depths.size();
  TORCH_CHECK(levels >= 1 && c.heads.size() == levels, "a Swin-Unet needs a depth and a count of heads for each level");
  for (std::size_t n = 0; n < levels; ++n)
    TORCH_CHECK(c.heads[n] >= 1 && channelsOf(n) % c.heads[n] == 0, "level ", n, " of the Swin-Unet has ",
                channelsOf(n), " channels, which ", c.heads[n], " heads do not divide");
  m_embedding = register_module(
      "embedding", torch::nn::Conv2d(torch::nn::Conv2dOptions(c.inputChannels(), c.channels, c.patch).stride(c.patch)));
  m_embeddingNorm = register_module("embedding_norm", layerNorm(c.channels));
  const auto named = [](const char* what, std::size_t n) { return what + std::to_string(n); };
  for (std::size_t n = 0; n < levels; ++n) {
    m_encoder.push_back(register_module(named("encoder", n), level(n)));
    if (n + 1 == levels) break;
    m_decoder.push_back(register_module(named("decoder", n), level(n)));
    m_merging.push_back(register_module(named("merging", n), PatchMerging(channelsOf(n))));
    m_expanding.push_back(register_module(named("expanding", n), PatchExpanding(channelsOf(n + 1), 2, channelsOf(n))));
    m_joining.push_back(register_module(named("joining", n), LinearLayer(2 * channelsOf(n), channelsOf(n))));
  }
  m_bottleneckNorm = register_module("bottleneck_norm", layerNorm(channelsOf(levels - 1)));
  m_finalNorm = register_module("final_norm", layerNorm(c.channels));
  m_finalExpanding = register_module("final_expanding", PatchExpanding(c.channels, c.patch, c.channels));
  m_output = register_module("output", LinearLayer(c.channels, static_cast<std::int64_t>(c.regions.size())));
}

torch::nn::Sequential SwinUnetImpl::level(std::size_t n) const {
  torch::nn::Sequential blocks;
  for (std::int64_t b = 0; b < m_configuration.depths[n]; ++b)
    blocks->push_back(
        SwinBlock(channelsOf(n), m_configuration.window, m_configuration.heads[n], m_configuration.expand, b % 2 == 1));
  return blocks;
}

Tensor SwinUnetImpl::forward(const Tensor& images) {
  TORCH_CHECK(images.dim() == 4 && images.size(1) == m_configuration.inputChannels(),
              "this Swin-Unet takes images {N, ", m_configuration.inputChannels(), ", H, W}, not ", images.sizes());
  const std::int64_t height = images.size(2), width = images.size(3),
                     multiple = m_configuration.patch << (m_encoder.size() - 1);
  const Tensor padded = torch::replication_pad2d(
      images, {0, (multiple - width % multiple) % multiple, 0, (multiple - height % multiple) % multiple});
  Tensor x = m_embeddingNorm->forward(m_embedding->forward(padded).permute({0, 2, 3, 1}));
  std::vector<Tensor> skipped;
  for (std::size_t n = 0; n < m_merging.size(); ++n) {
    skipped.push_back(m_encoder[n]->forward(x));
    x = m_merging[n]->forward(skipped.back());
  }
  x = m_bottleneckNorm->forward(m_encoder.back()->forward(x));
  for (std::size_t n = m_merging.size(); n-- > 0;) {
    x = m_joining[n]->forward(torch::cat({m_expanding[n]->forward(x), skipped[n]}, -1));
    x = m_decoder[n]->forward(x);
  }
  const Tensor pixels = m_finalExpanding->forward(m_finalNorm->forward(x));
  return m_output->forward(pixels).permute({0, 3, 1, 2}).slice(2, 0, height).slice(3, 0, width);
}

double SwinUnetImpl::multiplyAdds(std::int64_t height, std::int64_t width) const {
  const Configuration& c = m_configuration;
  const std::int64_t multiple = c.patch << (m_encoder.size() - 1);
  const auto rounded = [&](std::int64_t side) {
    return static_cast<double>((side + multiple - 1) / multiple * multiple);
  };
  const double pixels = rounded(height) * rounded(width);
  const auto levels = c.depths.size();
  const auto base = static_cast<double>(c.channels);
  double sum = pixels * base * static_cast<double>(c.inputChannels()) +         // embedding
               pixels * base * (base + static_cast<double>(c.regions.size()));  // final expansion and output
  for (std::size_t n = 0; n < levels; ++n) {
    const double tokens = pixels / static_cast<double>((c.patch * c.patch) << (2 * n)),
                 depth = static_cast<double>(channelsOf(n));
    const double block =
        depth * depth * (4 + 2 * static_cast<double>(c.expand)) + 2 * depth * static_cast<double>(c.window * c.window);
    const bool isLast = n + 1 == levels;
    sum += tokens * block * static_cast<double>(c.depths[n]) * (isLast ? 1 : 2);
    // A token of this level takes part in merging, expanding (from one of twice the channels) and joining.
    if (!isLast) sum += tokens * depth * depth * (2 + 2 + 2);
  }
  return sum;
}

}  // namespace glmamba::segmentation
