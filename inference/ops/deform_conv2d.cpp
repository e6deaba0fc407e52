// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/deform_conv2d.h"

#include <algorithm>

#include <torch/torch.h>

#include "hwy/aligned_allocator.h"
#include "inference/ops/deform_conv2d_kernel.h"
#include "inference/ops/packed_factor.h"
#include "inference/ops/parallel_tasks.h"

#ifdef GLMAMBA_CUDA
#include "inference/ops/cuda/operators.h"
#endif

namespace glmamba::ops {

namespace {

using at::Tensor;

// Pixels sampled before each product: a panel of 128 × 9 × 96 floats is 440 kB, which stays in a processor's own
// second-level cache, and is large enough for the product to run at full speed.
constexpr std::int64_t kPanelPixels = 128;
// Tasks that the backward pass is split into at least. Each adds up gradients of its own, so the count is fixed: sums
// must not depend on the threads.
constexpr std::int64_t kBackwardTasks = 4;

void checkShapes(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  TORCH_CHECK(input.dim() == 4, "deform_conv2d: input must be {N, C, H, W}, not ", input.sizes());
  const auto n = input.size(0), c = input.size(1), h = input.size(2), w = input.size(3);
  const auto same = [](const Tensor& t, at::IntArrayRef sizes) { return t.sizes() == sizes; };
  TORCH_CHECK(same(offset, {n, 2 * kTaps, h, w}), "deform_conv2d: offset must be {N, 18, H, W}, not ", offset.sizes());
  TORCH_CHECK(same(modulation, {n, kTaps, h, w}), "deform_conv2d: modulation must be {N, 9, H, W}, not ",
              modulation.sizes());
  TORCH_CHECK(weight.dim() == 4 && same(weight, {weight.size(0), c, 3, 3}),
              "deform_conv2d: weight must be {Co, C, 3, 3}, not ", weight.sizes());
}

void checkTypes(at::TensorList tensors) {
  for (const Tensor& t : tensors)
    TORCH_CHECK(t.scalar_type() == at::kFloat, "deform_conv2d: float32 only, not ", t.scalar_type());
}

Tensor channelsLast(const Tensor& t) { return t.permute({0, 2, 3, 1}).contiguous(); }
Tensor channelsFirst(const Tensor& t) { return t.permute({0, 3, 1, 2}); }

// {Co, C, 3, 3} → {9·C, Co}, rows in the order of a panel.
Tensor panelWeight(const Tensor& weight) {
  return weight.detach().permute({2, 3, 1, 0}).reshape({kTaps * weight.size(1), weight.size(0)});
}

PackedFactor packed(const Tensor& right, FactorType type) {
  return {{right.data_ptr<float>(), right.stride(0), right.stride(1)}, right.size(0), right.size(1), type};
}

struct Images {
  Tensor input, offset, modulation, zeros;
  std::int64_t pixels() const { return input.size(1) * input.size(2); }
  DeformImage at(std::int64_t n) const {
    const std::int64_t h = input.size(1), w = input.size(2), c = input.size(3);
    return {input.data_ptr<float>() + n * h * w * c,
            offset.data_ptr<float>() + n * h * w * 2 * kTaps,
            modulation.data_ptr<float>() + n * h * w * kTaps,
            zeros.data_ptr<float>(),
            h,
            w,
            c};
  }
};

Images images(const Tensor& input, const Tensor& offset, const Tensor& modulation) {
  return {channelsLast(input), channelsLast(offset), channelsLast(modulation),
          at::zeros({input.size(1)}, input.options())};
}

Tensor forwardCpu(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  checkShapes(input, offset, modulation, weight);
  checkTypes({input, offset, modulation, weight});
  const Images batch = images(input, offset, modulation);
  const std::int64_t pixels = batch.pixels(), channels = input.size(1), out = weight.size(0);
  const std::int64_t depth = kTaps * channels;
  const PackedFactor matrix = packed(panelWeight(weight), factorType());
  Tensor output = at::empty({input.size(0), input.size(2), input.size(3), out}, input.options());
  const std::int64_t panels = (pixels + kPanelPixels - 1) / kPanelPixels;
  parallelTasks(input.size(0) * panels, [&](std::int64_t task) {
    const std::int64_t n = task / panels, first = task % panels * kPanelPixels;
    const std::int64_t last = std::min(first + kPanelPixels, pixels);
    const auto panel = hwy::AllocateAligned<float>((last - first) * depth);
    deformGather(batch.at(n), first, last, panel.get());
    matrix.multiply({panel.get(), depth, 1}, last - first, output.data_ptr<float>() + (n * pixels + first) * out, out,
                    false);
  });
  return channelsFirst(output);
}

std::tuple<Tensor, Tensor, Tensor, Tensor> backwardCpu(const Tensor& outputGradient, const Tensor& input,
                                                       const Tensor& offset, const Tensor& modulation,
                                                       const Tensor& weight) {
  checkShapes(input, offset, modulation, weight);
  checkTypes({input, offset, modulation, weight});
  const Images batch = images(input, offset, modulation);
  const std::int64_t count = input.size(0), pixels = batch.pixels(), channels = input.size(1), out = weight.size(0);
  const std::int64_t depth = kTaps * channels;
  const Tensor gy = channelsLast(outputGradient);
  const FactorType type = factorType();
  const PackedFactor transposed = packed(panelWeight(weight).t(), type);
  // Each task takes one part of one image's pixels; their offsets may reach anywhere in the image, so each part adds to
  // an input gradient of its own.
  const std::int64_t parts = (kBackwardTasks + count - 1) / std::max<std::int64_t>(1, count);
  const std::int64_t panels = (pixels + kPanelPixels - 1) / kPanelPixels;
  Tensor gInput = at::empty({parts, count, input.size(2), input.size(3), channels}, input.options());
  Tensor gOffset = at::empty_like(batch.offset), gModulation = at::empty_like(batch.modulation);
  Tensor gMatrix = at::empty({parts * count, depth, out}, input.options());
  parallelTasks(parts * count, [&](std::int64_t task) {
    const std::int64_t part = task / count, n = task % count;
    float* gImage = gInput.data_ptr<float>() + task * pixels * channels;
    float* gWeights = gMatrix.data_ptr<float>() + task * depth * out;
    std::fill_n(gImage, pixels * channels, 0.0F);
    std::fill_n(gWeights, depth * out, 0.0F);
    const auto panel = hwy::AllocateAligned<float>(kPanelPixels * depth);
    const auto spare = hwy::AllocateAligned<float>(channels);
    const std::int64_t end = std::min(pixels, (part + 1) * panels / parts * kPanelPixels);
    for (std::int64_t first = part * panels / parts * kPanelPixels; first < end; first += kPanelPixels) {
      const std::int64_t size = std::min(kPanelPixels, end - first);
      const float* rows = gy.data_ptr<float>() + (n * pixels + first) * out;
      deformGather(batch.at(n), first, first + size, panel.get());
      const PackedFactor right({rows, out, 1}, size, out, type);
      right.multiply({panel.get(), 1, depth}, depth, gWeights, out, true);
      transposed.multiply({rows, out, 1}, size, panel.get(), depth, false);
      deformScatter(batch.at(n), first, first + size, panel.get(), gImage,
                    gOffset.data_ptr<float>() + n * pixels * 2 * kTaps,
                    gModulation.data_ptr<float>() + n * pixels * kTaps, spare.get());
    }
  });
  const Tensor gWeight = gMatrix.sum(0).view({3, 3, channels, out}).permute({3, 2, 0, 1}).contiguous();
  return {channelsFirst(parts == 1 ? gInput[0] : gInput.sum(0)), channelsFirst(gOffset), channelsFirst(gModulation),
          gWeight};
}

#ifdef GLMAMBA_CUDA
Tensor forwardCuda(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  checkShapes(input, offset, modulation, weight);
  return cuda::deformConv2d(input, offset, modulation, weight);
}

std::tuple<Tensor, Tensor, Tensor, Tensor> backwardCuda(const Tensor& outputGradient, const Tensor& input,
                                                        const Tensor& offset, const Tensor& modulation,
                                                        const Tensor& weight) {
  checkShapes(input, offset, modulation, weight);
  return cuda::deformConv2dBackward(outputGradient, input, offset, modulation, weight);
}
#endif

Tensor dispatchForward(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  static const auto op =
      c10::Dispatcher::singleton().findSchemaOrThrow("glmamba::deform_conv2d", "").typed<decltype(dispatchForward)>();
  return op.call(input, offset, modulation, weight);
}

class DeformConv2dFunction : public torch::autograd::Function<DeformConv2dFunction> {
 public:
  static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& input, const Tensor& offset,
                        const Tensor& modulation, const Tensor& weight) {
    at::AutoDispatchBelowADInplaceOrView guard;
    context->save_for_backward({input, offset, modulation, weight});
    context->saved_data["factors"] = static_cast<std::int64_t>(factorType());
    return dispatchForward(input, offset, modulation, weight);
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    static const auto op = c10::Dispatcher::singleton()
                               .findSchemaOrThrow("glmamba::deform_conv2d_backward", "")
                               .typed<decltype(backwardCpu)>();
    const auto saved = context->get_saved_variables();
    const FactorTypeGuard factors(static_cast<FactorType>(context->saved_data["factors"].toInt()));
    auto [input, offset, modulation, weight] = op.call(gradients[0], saved[0], saved[1], saved[2], saved[3]);
    return {input, offset, modulation, weight};
  }
};

Tensor forwardAutograd(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  return DeformConv2dFunction::apply(input, offset, modulation, weight);
}

TORCH_LIBRARY_FRAGMENT(glmamba, library) {
  library.def("deform_conv2d(Tensor input, Tensor offset, Tensor modulation, Tensor weight) -> Tensor");
  library.def(
      "deform_conv2d_backward(Tensor gradient, Tensor input, Tensor offset, Tensor modulation, Tensor weight) -> "
      "(Tensor, Tensor, Tensor, Tensor)");
}
TORCH_LIBRARY_IMPL(glmamba, CPU, library) {
  library.impl("deform_conv2d", forwardCpu);
  library.impl("deform_conv2d_backward", backwardCpu);
}
#ifdef GLMAMBA_CUDA
TORCH_LIBRARY_IMPL(glmamba, CUDA, library) {
  library.impl("deform_conv2d", forwardCuda);
  library.impl("deform_conv2d_backward", backwardCuda);
}
#endif
TORCH_LIBRARY_IMPL(glmamba, Autograd, library) { library.impl("deform_conv2d", forwardAutograd); }

}  // namespace

// Lives beside the registration, so that a linker that takes this function takes the registration too.
at::Tensor deformConv2d(const at::Tensor& input, const at::Tensor& offset, const at::Tensor& modulation,
                        const at::Tensor& weight) {
  return dispatchForward(input, offset, modulation, weight);
}

}  // namespace glmamba::ops
