// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/linear.h"

#include <algorithm>

#include <torch/torch.h>

#include "inference/ops/packed_factor.h"
#include "inference/ops/parallel_tasks.h"

namespace glmamba::ops {

namespace {

using at::Tensor;

// Rows of a task: large enough to hide its start, small enough that both factors stay in the second-level cache.
constexpr std::int64_t kTileRows = 128;
// Parts whose weight gradients are summed apart; fixed, so that sums do not depend on the threads.
constexpr std::int64_t kGradientParts = 4;

std::int64_t tileCount(std::int64_t rows) { return (rows + kTileRows - 1) / kTileRows; }

// {rows, K} · {K, M} (+ bias {M}), all contiguous but `right`.
Tensor product(const Tensor& left, const Tensor& right, const Tensor& bias, FactorType type) {
  const std::int64_t rows = left.size(0), depth = left.size(1), columns = right.size(1);
  const PackedFactor factor({right.data_ptr<float>(), right.stride(0), right.stride(1)}, depth, columns, type);
  Tensor result = at::empty({rows, columns}, left.options());
  parallelTasks(tileCount(rows), [&](std::int64_t tile) {
    const std::int64_t first = tile * kTileRows, count = std::min(kTileRows, rows - first);
    float* target = result.data_ptr<float>() + first * columns;
    if (bias.defined())
      for (std::int64_t r = 0; r < count; ++r) std::copy_n(bias.data_ptr<float>(), columns, target + r * columns);
    factor.multiply({left.data_ptr<float>() + first * depth, depth, 1}, count, target, columns, bias.defined());
  });
  return result;
}

// {rows, M}ᵀ · {rows, K} → {M, K}
Tensor weightGradient(const Tensor& gy, const Tensor& x, FactorType type) {
  const std::int64_t rows = gy.size(0), out = gy.size(1), in = x.size(1);
  Tensor sums = at::zeros({kGradientParts, out, in}, x.options());
  parallelTasks(kGradientParts, [&](std::int64_t part) {
    for (std::int64_t tile = part; tile < tileCount(rows); tile += kGradientParts) {
      const std::int64_t first = tile * kTileRows, count = std::min(kTileRows, rows - first);
      const PackedFactor right({x.data_ptr<float>() + first * in, in, 1}, count, in, type);
      right.multiply({gy.data_ptr<float>() + first * out, 1, out}, out, sums.data_ptr<float>() + part * out * in, in,
                     true);
    }
  });
  return sums.sum(0);
}

class LinearFunction : public torch::autograd::Function<LinearFunction> {
 public:
  static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& x, const Tensor& weight,
                        const c10::optional<Tensor>& bias) {
    at::AutoDispatchBelowADInplaceOrView guard;
    const Tensor rows = x.reshape({-1, x.size(-1)}).contiguous();
    context->save_for_backward({rows, weight});
    context->saved_data["bias"] = bias.has_value();
    context->saved_data["factors"] = static_cast<std::int64_t>(factorType());
    auto sizes = x.sizes().vec();
    sizes.back() = weight.size(0);
    return product(rows, weight.t(), bias ? bias->contiguous() : Tensor(), factorType()).view(sizes);
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    const auto saved = context->get_saved_variables();
    const Tensor x = saved[0], weight = saved[1];
    const Tensor gy = gradients[0].reshape({-1, weight.size(0)}).contiguous();
    const auto type = static_cast<FactorType>(context->saved_data["factors"].toInt());
    auto sizes = gradients[0].sizes().vec();
    sizes.back() = weight.size(1);
    return {product(gy, weight, {}, type).view(sizes), weightGradient(gy, x, type),
            context->saved_data["bias"].toBool() ? gy.sum(0) : Tensor()};
  }
};

}  // namespace

Tensor linear(const Tensor& x, const Tensor& weight, const Tensor& bias) {
  TORCH_CHECK(x.dim() >= 1 && weight.dim() == 2 && x.size(-1) == weight.size(1), "linear: x ", x.sizes(),
              " does not fit weights ", weight.sizes());
  TORCH_CHECK(!bias.defined() || (bias.dim() == 1 && bias.size(0) == weight.size(0)), "linear: bias ", bias.sizes(),
              " does not fit weights ", weight.sizes());
  if (!x.is_cpu()) return torch::linear(x, weight, bias);
  TORCH_CHECK(x.scalar_type() == at::kFloat && weight.scalar_type() == at::kFloat, "linear: float32 only");
  return LinearFunction::apply(x, weight, bias.defined() ? c10::optional<Tensor>(bias) : c10::nullopt);
}

}  // namespace glmamba::ops
