// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/mamba_block.h"

#include <cmath>

#include "inference/glmamba/exact_scan.h"
#include "inference/ops/linear.h"
#include "inference/ops/pointwise.h"
#include "inference/ops/scan_order.h"
#include "inference/ops/selective_scan.h"

namespace glmamba {

namespace {

using torch::Tensor;

// Step sizes at the start of training, log-uniform: Gu and Dao, arXiv:2312.00752, section 3.6.
constexpr double kSmallestDelta = 1e-3;
constexpr double kLargestDelta = 0.1;

}  // namespace

DirectionalLinearImpl::DirectionalLinearImpl(std::int64_t in, std::int64_t out, bool withBias) {
  const double bound = 1 / std::sqrt(static_cast<double>(in));
  weight = register_parameter("weight", torch::empty({ops::kDirections, out, in}).uniform_(-bound, bound));
  if (withBias) bias = register_parameter("bias", torch::zeros({ops::kDirections, out}));
}

ChannelAttentionImpl::ChannelAttentionImpl(std::int64_t channels) {
  down = register_module("down", torch::nn::Linear(channels, channels / 2));
  up = register_module("up", torch::nn::Linear(channels / 2, channels));
}

Tensor ChannelAttentionImpl::forward(const Tensor& x) {
  const Tensor scale = torch::sigmoid(up(torch::relu(down(x.mean({1, 2})))));
  return x * scale.unsqueeze(1).unsqueeze(1);
}

MambaBlockImpl::MambaBlockImpl(const Configuration& configuration, Scan scan)
    : states(configuration.stateSize),
      quadrants(scan == Scan::local),
      tiedDecay(configuration.tiedDecay),
      exactDiscretisation(configuration.exactDiscretisation) {
  const std::int64_t channels = configuration.channels, inner = configuration.expand * channels;
  const std::int64_t rank = configuration.deltaRank;
  norm = register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels})));
  inProjection = register_module("in_proj", torch::nn::Linear(channels, 2 * inner));
  conv = register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(inner, inner, 3).padding(1).groups(inner)));
  xProjection = register_module("x_proj", DirectionalLinear(inner, rank + 2 * states, false));
  deltaProjection = register_module("dt_proj", DirectionalLinear(rank, inner, true));
  const Tensor delta = torch::exp(torch::rand({ops::kDirections, inner}) * std::log(kLargestDelta / kSmallestDelta) +
                                  std::log(kSmallestDelta));
  deltaProjection->bias.set_data(delta + torch::log(-torch::expm1(-delta)));  // inverse of softplus
  aLog = register_parameter(
      "A_log", tiedDecay
                   ? torch::zeros({ops::kDirections, inner})
                   : torch::log(torch::arange(1, states + 1, torch::kFloat)).repeat({ops::kDirections, inner, 1}));
  skip = register_parameter("D", torch::ones({ops::kDirections, inner}));
  outNorm = register_module("out_norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({inner})));
  outProjection = register_module("out_proj", torch::nn::Linear(inner, channels));
  attention = register_module("attention", ChannelAttention(channels));
}

// A: tied, −(n + 1)·exp(A_log).
Tensor MambaBlockImpl::decay() const {
  if (!tiedDecay) return -torch::exp(aLog);
  return -torch::exp(aLog).unsqueeze(-1) * torch::arange(1, states + 1, aLog.options());
}

Tensor MambaBlockImpl::forward(const Tensor& u) {
  const auto xz = ops::linear(norm(u), inProjection->weight, inProjection->bias).chunk(2, -1);
  // The map is channels-last throughout; convolutions take it as {N, C, H, W} in that memory order.
  Tensor x = torch::silu(conv(xz[0].permute({0, 3, 1, 2}))).permute({0, 2, 3, 1});
  // One pointwise product for all four directions, before the scan: rows of x_proj are direction by direction.
  const Tensor projected = ops::linear(x, xProjection->weight.flatten(0, 1));
  const Tensor &weight = deltaProjection->weight, &bias = deltaProjection->bias;
  const double epsilon = outNorm->options.eps();
  const Tensor gated = exactDiscretisation
                           ? ops::gatedNorm(exactSelectiveScan(x, projected, weight, bias, decay(), skip, quadrants),
                                            outNorm->weight, outNorm->bias, epsilon, xz[1])
                           : ops::gatedScan(x, projected, weight, bias, decay(), skip, quadrants, outNorm->weight,
                                            outNorm->bias, epsilon, xz[1]);
  return u + attention(ops::linear(gated, outProjection->weight, outProjection->bias));
}

MultiplyAdds MambaBlockImpl::multiplyAdds(double tokens) const {
  const auto numbers = [](const Tensor& tensor) { return static_cast<double>(tensor.numel()); };
  MultiplyAdds work = MultiplyAdds::inBoth(
      tokens * (numbers(inProjection->weight) + convolutionWork(*conv) + numbers(outProjection->weight)) +
      numbers(attention->down->weight) + numbers(attention->up->weight));
  const double projections = numbers(xProjection->weight) + numbers(deltaProjection->weight);
  const double scan = numbers(skip) * (3 * static_cast<double>(states) + 1);
  const double gates = 2 * numbers(outNorm->weight);
  work.all += tokens * (projections + scan + gates);
  return work;
}

}  // namespace glmamba
