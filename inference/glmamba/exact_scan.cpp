// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/exact_scan.h"

#include <vector>

#include <torch/torch.h>

#include "inference/ops/scan_order.h"

namespace glmamba {

using torch::Tensor;

Tensor exactSelectiveScan(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight, const Tensor& deltaBias,
                          const Tensor& A, const Tensor& D, bool quadrants) {
  const std::int64_t batch = u.size(0), inner = u.size(3), rank = deltaWeight.size(2), states = A.size(2);
  const Tensor tokens = u.flatten(1, 2), projectedTokens = projected.flatten(1, 2);
  const Tensor perImageA = A.unsqueeze(1);  // {4, 1, D, S}
  Tensor result = torch::zeros_like(tokens);
  const auto orders = ops::scanOrders(u.size(1), u.size(2), quadrants);
  for (std::size_t region = 0; region < orders.size(); region += ops::kDirections) {
    const auto length = static_cast<std::int64_t>(orders[region].size());
    std::vector<Tensor> visited;
    for (std::size_t k = 0; k < ops::kDirections; ++k)
      visited.push_back(torch::tensor(orders[region + k], torch::kInt64).to(u.device()));
    const Tensor order = torch::cat(visited);  // direction after direction
    const auto inOrder = [&](const Tensor& map) {
      return map.index_select(1, order).view({batch, ops::kDirections, length, map.size(2)}).transpose(0, 1);
    };
    const Tensor x = inOrder(tokens);  // {4, N, L, D}
    // Each direction has its own share of the projections.
    const Tensor shares = inOrder(projectedTokens).unflatten(3, {ops::kDirections, -1});
    const auto parts = shares.diagonal(0, 0, 3).permute({3, 0, 1, 2}).split_with_sizes({rank, states, states}, -1);
    const Tensor delta =
        torch::softplus(torch::einsum("knlr,kdr->knld", {parts[0], deltaWeight}) + deltaBias.unsqueeze(1).unsqueeze(1));
    Tensor h = torch::zeros({ops::kDirections, batch, inner, states}, u.options());
    std::vector<Tensor> y;
    for (std::int64_t l = 0; l < length; ++l) {
      const Tensor step = delta.select(2, l).unsqueeze(-1) * perImageA;
      const Tensor input = parts[1].select(2, l).unsqueeze(2) * x.select(2, l).unsqueeze(-1);
      h = torch::exp(step) * h + torch::expm1(step) / perImageA * input;
      y.push_back((h * parts[2].select(2, l).unsqueeze(2)).sum(-1));
    }
    const Tensor all = torch::stack(y, 2) + x * D.unsqueeze(1).unsqueeze(1);
    result = result.index_add(1, order, all.transpose(0, 1).reshape({batch, -1, inner}));
  }
  return result.view_as(u);
}

}  // namespace glmamba
