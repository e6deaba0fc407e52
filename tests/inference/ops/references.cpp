// SPDX-License-Identifier: Apache-2.0
#include "tests/inference/ops/references.h"

#include "inference/ops/scan_order.h"

namespace glmamba::ops::reference {

using torch::Tensor;

namespace {

Tensor leaf(const Tensor& t, const torch::TensorOptions& options) {
  return t.detach().to(options).clone().requires_grad_(true);
}

}  // namespace

ScanArguments randomScanArguments(const ScanCase& c, std::uint64_t seed) {
  torch::manual_seed(seed);
  const auto uniform = [](at::IntArrayRef sizes, double low, double high) {
    return (torch::rand(sizes, torch::kDouble) * (high - low) + low).requires_grad_(true);
  };
  return {uniform({c.batch, c.height, c.width, c.channels}, -1, 1),
          uniform({c.batch, c.height, c.width, 4 * (c.rank + 2 * c.states)}, -1, 1),
          uniform({4, c.channels, c.rank}, -0.5, 0.5),
          uniform({4, c.channels}, -3, 0.5),
          uniform({4, c.channels, c.states}, -4, -0.1),
          uniform({4, c.channels}, -1, 1)};
}

Tensor selectiveScan(const ScanArguments& a, bool quadrants) {
  const auto n = a.u.size(0), channels = a.u.size(3), rank = a.deltaWeight.size(2), states = a.A.size(2);
  const Tensor u = a.u.flatten(1, 2), p = a.projected.flatten(1, 2);
  std::vector<Tensor> y(u.size(1), torch::zeros({n, channels}, u.options()));
  const auto orders = scanOrders(a.u.size(1), a.u.size(2), quadrants);
  for (std::size_t o = 0; o < orders.size(); ++o) {
    const std::int64_t k = o % 4, start = k * (rank + 2 * states);
    Tensor h = torch::zeros({n, channels, states}, u.options());
    for (const std::int64_t l : orders[o]) {
      const Tensor r = p.select(1, l).narrow(1, start, rank);
      const Tensor b = p.select(1, l).narrow(1, start + rank, states);
      const Tensor c = p.select(1, l).narrow(1, start + rank + states, states);
      const Tensor delta = torch::softplus(torch::linear(r, a.deltaWeight[k], a.deltaBias[k])).unsqueeze(-1);
      const Tensor ul = u.select(1, l);
      h = torch::exp(delta * a.A[k]) * h + delta * b.unsqueeze(1) * ul.unsqueeze(-1);
      y[l] = y[l] + (h * c.unsqueeze(1)).sum(-1) + a.D[k] * ul;
    }
  }
  return torch::stack(y, 1).view(a.u.sizes());
}

DeformArguments randomDeformArguments(const DeformCase& c, double reach) {
  torch::manual_seed(23);
  const auto drawn = [](Tensor t) { return t.requires_grad_(true); };
  return {drawn(torch::randn({c.batch, c.in, c.height, c.width}, torch::kDouble)),
          drawn((torch::rand({c.batch, 18, c.height, c.width}, torch::kDouble) * 2 - 1) * reach),
          drawn(torch::rand({c.batch, 9, c.height, c.width}, torch::kDouble)),
          drawn(torch::randn({c.out, c.in, 3, 3}, torch::kDouble))};
}

Tensor deformConv2d(const DeformArguments& a) {
  const auto n = a.input.size(0), c = a.input.size(1), h = a.input.size(2), w = a.input.size(3);
  constexpr std::int64_t kMargin = 8;
  const auto wide = w + 2 * kMargin;
  const Tensor padded = torch::constant_pad_nd(a.input, {kMargin, kMargin, kMargin, kMargin}).flatten(2);
  const Tensor rows = torch::arange(h, torch::kDouble).view({h, 1}), columns = torch::arange(w, torch::kDouble);
  Tensor y = torch::zeros({n, a.weight.size(0), h, w}, torch::kDouble);
  for (std::int64_t t = 0; t < 9; ++t) {
    const Tensor py = rows + (t / 3 - 1) + a.offset.select(1, 2 * t),
                 px = columns + (t % 3 - 1) + a.offset.select(1, 2 * t + 1);
    const Tensor top = py.detach().floor(), left = px.detach().floor();
    Tensor sampled = torch::zeros({n, c, h, w}, torch::kDouble);
    for (int corner = 0; corner < 4; ++corner) {
      const Tensor cy = top + (corner >> 1), cx = left + (corner & 1);
      const Tensor share = (1 - (py - cy).abs()) * (1 - (px - cx).abs());
      const Tensor index = ((cy + kMargin) * wide + cx + kMargin).to(torch::kLong).view({n, 1, -1}).expand({n, c, -1});
      sampled = sampled + padded.gather(2, index).view({n, c, h, w}) * share.unsqueeze(1);
    }
    const Tensor tap = a.weight.select(3, t % 3).select(2, t / 3);
    y = y + torch::einsum("oc,nchw->nohw", {tap, sampled * a.modulation.select(1, t).unsqueeze(1)});
  }
  return y;
}

ScanArguments converted(const ScanArguments& a, const torch::TensorOptions& options) {
  return {leaf(a.u, options),         leaf(a.projected, options), leaf(a.deltaWeight, options),
          leaf(a.deltaBias, options), leaf(a.A, options),         leaf(a.D, options)};
}

DeformArguments converted(const DeformArguments& a, const torch::TensorOptions& options) {
  return {leaf(a.input, options), leaf(a.offset, options), leaf(a.modulation, options), leaf(a.weight, options)};
}

double relativeDifference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kCPU, torch::kDouble) - b).abs().max() / b.abs().max().clamp_min(1e-12)).item<double>();
}

}  // namespace glmamba::ops::reference
