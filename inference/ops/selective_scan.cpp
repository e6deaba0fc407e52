// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/selective_scan.h"

#include <torch/torch.h>

#include "inference/ops/needs_gradient.h"
#include "inference/ops/parallel_tasks.h"
#include "inference/ops/pointwise.h"
#include "inference/ops/selective_scan_kernel.h"

#ifdef GLMAMBA_CUDA
#include "inference/ops/cuda/operators.h"
#endif

namespace glmamba::ops {

namespace {

using at::Tensor;

// Shapes were checked by checkShapes(); all tensors contiguous float32 on the CPU.
ScanInputs scanInputs(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight, const Tensor& deltaBias,
                      const Tensor& A, const Tensor& D, const std::vector<ScanOrder>& orders) {
  return {u.data_ptr<float>(),
          projected.data_ptr<float>(),
          deltaWeight.data_ptr<float>(),
          deltaBias.data_ptr<float>(),
          A.data_ptr<float>(),
          D.data_ptr<float>(),
          u.size(0),
          u.size(1) * u.size(2),
          u.size(3),
          deltaWeight.size(2),
          A.size(2),
          &orders};
}

void checkShapes(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight, const Tensor& deltaBias,
                 const Tensor& A, const Tensor& D) {
  TORCH_CHECK(u.dim() == 4, "selective_scan: u must be {N, H, W, D}, not ", u.sizes());
  TORCH_CHECK(deltaWeight.dim() == 3 && A.dim() == 3, "selective_scan: deltaWeight and A must have 3 dimensions");
  const auto channels = u.size(3), rank = deltaWeight.size(2), states = A.size(2);
  const auto same = [](const Tensor& t, at::IntArrayRef sizes) { return t.sizes() == sizes; };
  TORCH_CHECK(same(projected, {u.size(0), u.size(1), u.size(2), kDirections * (rank + 2 * states)}),
              "selective_scan: projected must be {N, H, W, 4·(R + 2S)} with R = ", rank, ", S = ", states, ", not ",
              projected.sizes());
  TORCH_CHECK(same(deltaWeight, {kDirections, channels, rank}), "selective_scan: deltaWeight must be {4, D, R}");
  TORCH_CHECK(same(deltaBias, {kDirections, channels}), "selective_scan: deltaBias must be {4, D}");
  TORCH_CHECK(same(A, {kDirections, channels, states}), "selective_scan: A must be {4, D, S}");
  TORCH_CHECK(same(D, {kDirections, channels}), "selective_scan: D must be {4, D}");
}

void checkTypes(at::TensorList tensors) {
  for (const Tensor& t : tensors)
    TORCH_CHECK(t.scalar_type() == at::kFloat, "selective_scan: float32 only, not ", t.scalar_type());
}

void checkGradient(const Tensor& gradient, const Tensor& u) {
  TORCH_CHECK(gradient.sizes() == u.sizes(), "selective_scan: the gradient must have the shape of u");
}

// y, and with `keepStates` what the backward pass asks for: {N, tiles, S, D}, otherwise empty.
std::tuple<Tensor, Tensor> forwardCpu(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight,
                                      const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants,
                                      bool keepStates) {
  checkShapes(u, projected, deltaWeight, deltaBias, A, D);
  checkTypes({u, projected, deltaWeight, deltaBias, A, D});
  const Tensor uc = u.contiguous(), pc = projected.contiguous(), wc = deltaWeight.contiguous(),
               bc = deltaBias.contiguous(), ac = A.contiguous(), dc = D.contiguous();
  const auto orders = scanOrders(u.size(1), u.size(2), quadrants);
  const ScanInputs inputs = scanInputs(uc, pc, wc, bc, ac, dc, orders);
  Tensor y = at::empty_like(uc);
  Tensor states =
      at::empty({keepStates ? inputs.batch : 0, scanTiles(orders), inputs.states, inputs.channels}, u.options());
  if (y.numel() == 0) return {y, states};
  const auto tasks = scanTasks(inputs.batch, inputs.channels, at::get_num_threads());
  parallelTasks(static_cast<std::int64_t>(tasks.size()), [&](std::int64_t t) {
    scanForward(inputs, tasks[t], y.data_ptr<float>(), keepStates ? states.data_ptr<float>() : nullptr);
  });
  return {y, states};
}

std::tuple<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> backwardCpu(
    const Tensor& outputGradient, const Tensor& states, const Tensor& u, const Tensor& projected,
    const Tensor& deltaWeight, const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants) {
  checkShapes(u, projected, deltaWeight, deltaBias, A, D);
  checkTypes({u, projected, deltaWeight, deltaBias, A, D});
  checkGradient(outputGradient, u);
  const Tensor gy = outputGradient.contiguous(), kept = states.contiguous(), uc = u.contiguous(),
               pc = projected.contiguous(), wc = deltaWeight.contiguous(), bc = deltaBias.contiguous(),
               ac = A.contiguous(), dc = D.contiguous();
  const auto orders = scanOrders(u.size(1), u.size(2), quadrants);
  const ScanInputs inputs = scanInputs(uc, pc, wc, bc, ac, dc, orders);
  const auto tasks = scanTasks(inputs.batch, inputs.channels, at::get_num_threads());
  const std::int64_t groups = tasks.empty() ? 1 : tasks.back().group + 1, batch = inputs.batch;
  Tensor gu = at::empty_like(uc);
  Tensor gp = at::zeros({groups, batch, u.size(1), u.size(2), inputs.projectedWidth()}, u.options());
  Tensor gw = at::zeros({batch, kDirections, inputs.channels, inputs.rank}, u.options());
  Tensor gb = at::zeros({batch, kDirections, inputs.channels}, u.options());
  Tensor ga = at::zeros({batch, kDirections, inputs.channels, inputs.states}, u.options());
  Tensor gd = at::zeros({batch, kDirections, inputs.channels}, u.options());
  const ScanGradients gradients{gu.data_ptr<float>(), gp.data_ptr<float>(), gw.data_ptr<float>(),
                                gb.data_ptr<float>(), ga.data_ptr<float>(), gd.data_ptr<float>()};
  parallelTasks(static_cast<std::int64_t>(tasks.size()), [&](std::int64_t t) {
    scanBackward(inputs, tasks[t], kept.data_ptr<float>(), gy.data_ptr<float>(), gradients);
  });
  return {gu, gp.sum(0), gw.sum(0), gb.sum(0), ga.sum(0), gd.sum(0)};
}

#ifdef GLMAMBA_CUDA
std::tuple<Tensor, Tensor> forwardCuda(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight,
                                       const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants,
                                       bool keepStates) {
  checkShapes(u, projected, deltaWeight, deltaBias, A, D);
  return cuda::selectiveScan(u, projected, deltaWeight, deltaBias, A, D, quadrants, keepStates);
}

std::tuple<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> backwardCuda(
    const Tensor& outputGradient, const Tensor& states, const Tensor& u, const Tensor& projected,
    const Tensor& deltaWeight, const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants) {
  checkShapes(u, projected, deltaWeight, deltaBias, A, D);
  checkGradient(outputGradient, u);
  return cuda::selectiveScanBackward(outputGradient, states, u, projected, deltaWeight, deltaBias, A, D, quadrants);
}
#endif

std::tuple<Tensor, Tensor> dispatchForward(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight,
                                           const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants,
                                           bool keepStates) {
  static const auto op =
      c10::Dispatcher::singleton().findSchemaOrThrow("glmamba::selective_scan", "").typed<decltype(dispatchForward)>();
  return op.call(u, projected, deltaWeight, deltaBias, A, D, quadrants, keepStates);
}

class SelectiveScanFunction : public torch::autograd::Function<SelectiveScanFunction> {
 public:
  static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& u, const Tensor& projected,
                        const Tensor& deltaWeight, const Tensor& deltaBias, const Tensor& A, const Tensor& D,
                        bool quadrants) {
    at::AutoDispatchBelowADInplaceOrView guard;
    auto [y, states] = dispatchForward(u, projected, deltaWeight, deltaBias, A, D, quadrants, true);
    context->save_for_backward({states, u, projected, deltaWeight, deltaBias, A, D});
    context->saved_data["quadrants"] = quadrants;
    return y;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    static const auto op = c10::Dispatcher::singleton()
                               .findSchemaOrThrow("glmamba::selective_scan_backward", "")
                               .typed<decltype(backwardCpu)>();
    const auto saved = context->get_saved_variables();
    auto [u, projected, deltaWeight, deltaBias, A, D] =
        op.call(gradients[0], saved[0], saved[1], saved[2], saved[3], saved[4], saved[5], saved[6],
                context->saved_data["quadrants"].toBool());
    return {u, projected, deltaWeight, deltaBias, A, D, Tensor()};
  }
};

TORCH_LIBRARY_FRAGMENT(glmamba, library) {
  library.def(
      "selective_scan(Tensor u, Tensor projected, Tensor delta_weight, Tensor delta_bias, Tensor A, Tensor D, bool "
      "quadrants, bool keep_states) -> (Tensor, Tensor)");
  library.def(
      "selective_scan_backward(Tensor gradient, Tensor states, Tensor u, Tensor projected, Tensor delta_weight, "
      "Tensor delta_bias, Tensor A, Tensor D, bool quadrants) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor)");
}
TORCH_LIBRARY_IMPL(glmamba, CPU, library) {
  library.impl("selective_scan", forwardCpu);
  library.impl("selective_scan_backward", backwardCpu);
}
#ifdef GLMAMBA_CUDA
TORCH_LIBRARY_IMPL(glmamba, CUDA, library) {
  library.impl("selective_scan", forwardCuda);
  library.impl("selective_scan_backward", backwardCuda);
}
#endif

}  // namespace

// Lives beside the registration, so that a linker that takes this function takes the registration too.
at::Tensor selectiveScan(const at::Tensor& u, const at::Tensor& projected, const at::Tensor& deltaWeight,
                         const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D, bool quadrants) {
  if (needsGradient({u, projected, deltaWeight, deltaBias, A, D}))
    return SelectiveScanFunction::apply(u, projected, deltaWeight, deltaBias, A, D, quadrants);
  return std::get<0>(dispatchForward(u, projected, deltaWeight, deltaBias, A, D, quadrants, false));
}

at::Tensor gatedScan(const at::Tensor& u, const at::Tensor& projected, const at::Tensor& deltaWeight,
                     const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D, bool quadrants,
                     const at::Tensor& weight, const at::Tensor& bias, double epsilon, const at::Tensor& z) {
#ifdef GLMAMBA_CUDA
  if (cuda::takesRows(u, u.size(-1)) && z.sizes() == u.sizes() &&
      !needsGradient({u, projected, deltaWeight, deltaBias, A, D, weight, bias, z})) {
    checkShapes(u, projected, deltaWeight, deltaBias, A, D);
    return cuda::gatedScan(u, projected, deltaWeight, deltaBias, A, D, quadrants, weight, bias, epsilon, z);
  }
#endif
  return gatedNorm(selectiveScan(u, projected, deltaWeight, deltaBias, A, D, quadrants), weight, bias, epsilon, z);
}

}  // namespace glmamba::ops
