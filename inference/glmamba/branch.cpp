// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/branch.h"

#include "inference/ops/convolution.h"
#include "inference/ops/linear.h"
#include "inference/ops/pointwise.h"

namespace glmamba {

using torch::Tensor;

namespace {

// What the tokens add starts small beside what the pixels carry: training is stable at twice the learning rate.
constexpr double kFirstExpansion = 0.3;

}  // namespace

StageImpl::StageImpl(const Configuration& configuration, Scan scan) : modulator(configuration.modulator) {
  const std::int64_t channels = configuration.channels;
  embed = register_module("embed", torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, channels, 2).stride(2)));
  embedNorm = register_module("embed_norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels})));
  mamba = register_module("mamba", MambaBlock(configuration, scan));
  expand = register_module("expand", torch::nn::Linear(torch::nn::LinearOptions(channels, 4 * channels).bias(false)));
  deform = register_module("deform", DeformBlock(configuration));
  expand->weight.set_data(expand->weight.data() * kFirstExpansion);
}

Tensor StageImpl::forward(const Tensor& feature, const std::function<void()>& check) {
  const Tensor tokens = embedNorm(ops::convolution(feature, embed->weight, embed->bias, 2, 0).permute({0, 2, 3, 1}));
  check();
  const Tensor mixed = mamba(tokens);
  check();
  const Tensor d = deform(feature);
  check();
  if (!modulator) return torch::pixel_shuffle(ops::linear(mixed, expand->weight).permute({0, 3, 1, 2}), 2) + d;
  // The weights' rows are channel by channel, with the four pixels of a token inside (torch::pixel_shuffle); taken
  // pixel by pixel, whole pixels come out side by side.
  const std::int64_t channels = feature.size(1);
  const Tensor pixelByPixel = expand->weight.view({channels, 4, channels}).transpose(0, 1).reshape({-1, channels});
  return ops::modulate(ops::linear(mixed, pixelByPixel), d);
}

MultiplyAdds StageImpl::multiplyAdds(double pixels) const {
  const double tokens = pixels / 4;
  MultiplyAdds work = MultiplyAdds::inBoth(tokens * convolutionWork(*embed));
  work += mamba->multiplyAdds(tokens);
  work += MultiplyAdds::inBoth(tokens * static_cast<double>(expand->weight.numel()));
  work += deform->multiplyAdds(pixels);
  if (modulator) work.all += pixels * static_cast<double>(deform->weight.size(0));
  return work;
}

BranchImpl::BranchImpl(const Configuration& configuration, Scan scan) {
  const std::int64_t slices = (configuration.jointHeads ? 2 : 1) * (1 + 2 * configuration.neighbours);
  head = register_module("head",
                         torch::nn::Conv2d(torch::nn::Conv2dOptions(slices, configuration.channels, 3).padding(1)));
  for (std::int64_t i = 0; i < configuration.stages; ++i)
    stages.push_back(register_module("stage" + std::to_string(i), Stage(configuration, scan)));
}

Tensor BranchImpl::forward(const Tensor& image, const std::function<void()>& check) {
  // Images come in float32 whatever the weights are stored in.
  Tensor feature = ops::convolution(image.to(head->weight.scalar_type()), head->weight, head->bias, 1, 1)
                       .contiguous(torch::MemoryFormat::ChannelsLast);
  for (Stage& stage : stages) feature = stage(feature, check);
  return feature;
}

MultiplyAdds BranchImpl::multiplyAdds(double pixels) const {
  MultiplyAdds work = MultiplyAdds::inBoth(pixels * convolutionWork(*head));
  for (const Stage& stage : stages) work += stage->multiplyAdds(pixels);
  return work;
}

}  // namespace glmamba
