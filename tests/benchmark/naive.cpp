// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmark/naive.h"

#include "inference/ops/scan_order.h"

namespace glmamba::naive {

namespace {

namespace F = torch::nn::functional;
using torch::Tensor;

/// A network's parameters by name below a prefix.
class Parameters {
 public:
  Parameters(const torch::OrderedDict<std::string, Tensor>& all, std::string prefix)
      : m_all(all), m_prefix(std::move(prefix)) {}
  Tensor operator[](const std::string& name) const { return m_all[m_prefix + name]; }
  Parameters below(const std::string& name) const { return {m_all, m_prefix + name + "."}; }

 private:
  const torch::OrderedDict<std::string, Tensor>& m_all;
  std::string m_prefix;
};

Tensor convolve(const Parameters& p, const Tensor& x, std::int64_t stride, std::int64_t padding) {
  return torch::conv2d(x, p["weight"], p["bias"], stride, padding);
}

Tensor linear(const Parameters& p, const Tensor& x) { return torch::linear(x, p["weight"], p["bias"]); }

Tensor layerNorm(const Parameters& p, const Tensor& x) {
  return torch::layer_norm(x, {x.size(-1)}, p["weight"], p["bias"]);
}

Tensor mamba(const Parameters& p, const Tensor& u, bool quadrants) {
  const auto xz = linear(p.below("in_proj"), layerNorm(p.below("norm"), u)).chunk(2, -1);
  const std::int64_t inner = xz[0].size(-1);
  const Tensor image = xz[0].permute({0, 3, 1, 2});
  const Tensor x = torch::silu(torch::conv2d(image, p["conv.weight"], p["conv.bias"], 1, 1, 1, inner));
  const Tensor tokens = x.permute({0, 2, 3, 1}).contiguous();
  const Tensor y = selectiveScan(tokens, torch::linear(tokens, p["x_proj.weight"].flatten(0, 1)), p["dt_proj.weight"],
                                 p["dt_proj.bias"], -torch::exp(p["A_log"]), p["D"], quadrants);
  const Tensor v = linear(p.below("out_proj"), layerNorm(p.below("out_norm"), y) * torch::silu(xz[1]));
  const Parameters attention = p.below("attention");
  const Tensor scale =
      torch::sigmoid(linear(attention.below("up"), torch::relu(linear(attention.below("down"), v.mean({1, 2})))));
  return u + v * scale.unsqueeze(1).unsqueeze(1);
}

Tensor stage(const Parameters& p, const Tensor& feature, bool quadrants) {
  const Tensor tokens =
      layerNorm(p.below("embed_norm"), convolve(p.below("embed"), feature, 2, 0).permute({0, 2, 3, 1}));
  const Tensor expanded = torch::linear(mamba(p.below("mamba"), tokens, quadrants), p["expand.weight"]);
  const Tensor m = torch::pixel_shuffle(expanded.permute({0, 3, 1, 2}), 2);
  const Tensor d =
      deformConv2d(feature, convolve(p.below("deform.offset"), feature, 1, 1),
                   torch::sigmoid(convolve(p.below("deform.modulation"), feature, 1, 1)), p["deform.weight"]);
  return m * torch::sigmoid(d) + d;
}

Tensor branch(const Parameters& p, const Tensor& image, std::int64_t stages, bool quadrants) {
  Tensor feature = convolve(p.below("head"), image, 1, 1);
  for (std::int64_t i = 0; i < stages; ++i) feature = stage(p.below("stage" + std::to_string(i)), feature, quadrants);
  return feature;
}

Tensor fuse(const Parameters& p, const Tensor& t, const Tensor& r) {
  const Tensor difference = t - r, similarity = t * r;
  const Tensor share = torch::softmax(convolve(p.below("attention"), torch::cat({t, r}, 1), 1, 0), 1);
  const Tensor complement = share.narrow(1, 0, 1) * t + share.narrow(1, 1, 1) * r;
  const Tensor maxima = torch::cat({difference.amax({2, 3}), similarity.amax({2, 3}), complement.amax({2, 3})}, 1);
  const Tensor w = torch::softmax(linear(p.below("weights"), maxima), 1).unsqueeze(-1).unsqueeze(-1);
  return w.narrow(1, 0, 1) * difference + w.narrow(1, 1, 1) * similarity + w.narrow(1, 2, 1) * complement;
}

}  // namespace

Tensor selectiveScan(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight, const Tensor& deltaBias,
                     const Tensor& A, const Tensor& D, bool quadrants) {
  const std::int64_t rank = deltaWeight.size(2), states = A.size(2);
  const Tensor us = u.flatten(1, 2), ps = projected.flatten(1, 2);
  Tensor y = torch::zeros_like(us);
  const auto orders = ops::scanOrders(u.size(1), u.size(2), quadrants);
  for (std::size_t o = 0; o < orders.size(); ++o) {
    const std::int64_t k = static_cast<std::int64_t>(o) % ops::kDirections;
    const Tensor order = torch::tensor(orders[o]).to(u.device());
    const Tensor x = us.index_select(1, order);
    const auto parts = ps.index_select(1, order)
                           .narrow(2, k * (rank + 2 * states), rank + 2 * states)
                           .split_with_sizes({rank, states, states}, 2);
    const Tensor delta = torch::softplus(torch::linear(parts[0], deltaWeight[k], deltaBias[k]));
    const Tensor deltaX = delta * x;
    Tensor h = torch::zeros({u.size(0), u.size(3), states}, u.options());
    std::vector<Tensor> outputs;
    for (std::int64_t l = 0; l < x.size(1); ++l) {
      h = torch::exp(delta.select(1, l).unsqueeze(-1) * A[k]) * h +
          deltaX.select(1, l).unsqueeze(-1) * parts[1].select(1, l).unsqueeze(1);
      outputs.push_back(torch::matmul(h, parts[2].select(1, l).unsqueeze(-1)).squeeze(-1));
    }
    y.index_add_(1, order, torch::stack(outputs, 1) + D[k] * x);
  }
  return y.view_as(u);
}

Tensor deformConv2d(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  const std::int64_t height = input.size(2), width = input.size(3);
  const Tensor ys = torch::arange(height, offset.options()).view({1, height, 1});
  const Tensor xs = torch::arange(width, offset.options()).view({1, 1, width});
  const auto options =
      F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kZeros).align_corners(true);
  std::vector<Tensor> columns;
  for (std::int64_t t = 0; t < 9; ++t) {
    const Tensor y = ys + static_cast<double>(t / 3 - 1) + offset.select(1, 2 * t);
    const Tensor x = xs + static_cast<double>(t % 3 - 1) + offset.select(1, 2 * t + 1);
    const Tensor grid = torch::stack(
        {x * (2.0 / static_cast<double>(width - 1)) - 1, y * (2.0 / static_cast<double>(height - 1)) - 1}, -1);
    columns.push_back(F::grid_sample(input, grid, options) * modulation.narrow(1, t, 1));
  }
  const Tensor matrix = torch::stack(columns, 2).flatten(1, 2).flatten(2);  // {N, C·9, H·W}
  return torch::matmul(weight.flatten(1), matrix).view({input.size(0), weight.size(0), height, width});
}

Tensor superResolve(const Network& network, const Tensor& lr, const Tensor& reference) {
  const auto all = network->named_parameters();
  const Parameters p(all, "");
  const std::int64_t stages = Configuration().stages;
  const Tensor fused = fuse(p.below("fusion"), branch(p.below("target"), lr, stages, false),
                            branch(p.below("reference"), reference, stages, true));
  const Tensor sr = convolve(p.below("reconstruct.target"), fused, 1, 1);
  return sr + lr;
}

}  // namespace glmamba::naive
