#include "inference/ops/deform_conv2d.h"

#include <algorithm>

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include "inference/ops/deform_conv2d_kernel.h"

namespace glmamba::ops {

namespace {

using at::Tensor;

// Pixels sampled before each product: a panel of 512 × 9 × 96 floats is 1.8 MB, which stays in the second- and
// third-level caches, and is large enough for the product to run at full speed.
constexpr std::int64_t kPanelPixels = 512;
// Pixels a thread samples at a time.
constexpr std::int64_t kGrain = 64;

void checkShapes(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  TORCH_CHECK(input.dim() == 4, "deform_conv2d: input must be {N, C, H, W}, not ", input.sizes());
  const auto n = input.size(0), c = input.size(1), h = input.size(2), w = input.size(3);
  const auto same = [](const Tensor& t, at::IntArrayRef sizes) { return t.sizes() == sizes; };
  TORCH_CHECK(same(offset, {n, 2 * kTaps, h, w}), "deform_conv2d: offset must be {N, 18, H, W}, not ", offset.sizes());
  TORCH_CHECK(same(modulation, {n, kTaps, h, w}), "deform_conv2d: modulation must be {N, 9, H, W}, not ",
              modulation.sizes());
  TORCH_CHECK(weight.dim() == 4 && same(weight, {weight.size(0), c, 3, 3}),
              "deform_conv2d: weight must be {Co, C, 3, 3}, not ", weight.sizes());
  for (const Tensor& t : {input, offset, modulation, weight})
    TORCH_CHECK(t.scalar_type() == at::kFloat, "deform_conv2d: float32 only, not ", t.scalar_type());
}

Tensor channelsLast(const Tensor& t) { return t.permute({0, 2, 3, 1}).contiguous(); }
Tensor channelsFirst(const Tensor& t) { return t.permute({0, 3, 1, 2}); }

// {Co, C, 3, 3} → {9·C, Co}, rows in the order of a panel.
Tensor panelWeight(const Tensor& weight) {
  return weight.permute({2, 3, 1, 0}).reshape({kTaps * weight.size(1), weight.size(0)});
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

void gatherPanel(const DeformImage& image, std::int64_t first, std::int64_t last, float* panel) {
  at::parallel_for(first, last, kGrain, [&](std::int64_t begin, std::int64_t end) {
    deformGather(image, begin, end, panel + (begin - first) * kTaps * image.channels);
  });
}

Tensor forwardCpu(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  checkShapes(input, offset, modulation, weight);
  const Images batch = images(input, offset, modulation);
  const std::int64_t pixels = batch.pixels(), channels = input.size(1);
  const Tensor matrix = panelWeight(weight);
  Tensor output = at::empty({input.size(0), input.size(2), input.size(3), weight.size(0)}, input.options());
  Tensor panel = at::empty({std::min(kPanelPixels, pixels), kTaps * channels}, input.options());
  for (std::int64_t n = 0; n < input.size(0); ++n) {
    const Tensor rows = output[n].view({pixels, weight.size(0)});
    for (std::int64_t first = 0; first < pixels; first += kPanelPixels) {
      const std::int64_t last = std::min(first + kPanelPixels, pixels);
      gatherPanel(batch.at(n), first, last, panel.data_ptr<float>());
      Tensor target = rows.slice(0, first, last);
      at::mm_out(target, panel.slice(0, 0, last - first), matrix);
    }
  }
  return channelsFirst(output);
}

std::tuple<Tensor, Tensor, Tensor, Tensor> backwardCpu(const Tensor& outputGradient, const Tensor& input,
                                                       const Tensor& offset, const Tensor& modulation,
                                                       const Tensor& weight) {
  checkShapes(input, offset, modulation, weight);
  const Images batch = images(input, offset, modulation);
  const std::int64_t count = input.size(0), pixels = batch.pixels(), channels = input.size(1), out = weight.size(0);
  const Tensor gy = channelsLast(outputGradient).view({count, pixels, out});
  const Tensor matrix = panelWeight(weight), transposed = matrix.t();
  Tensor gInput = at::zeros_like(batch.input), gOffset = at::empty_like(batch.offset),
         gModulation = at::empty_like(batch.modulation), gMatrix = at::zeros_like(matrix);
  // The same pixels of all images at once: images are scattered in parallel and never touch each other's gradients, so
  // the sums do not depend on the count of threads.
  const std::int64_t step = std::max<std::int64_t>(kGrain, kPanelPixels / std::max<std::int64_t>(1, count));
  Tensor panels = at::empty({count, std::min(step, pixels), kTaps * channels}, input.options());
  for (std::int64_t first = 0; first < pixels; first += step) {
    const std::int64_t last = std::min(first + step, pixels), size = last - first;
    const std::int64_t rowFloats = kTaps * channels;
    Tensor panel = panels.flatten().slice(0, 0, count * size * rowFloats).view({count * size, rowFloats});
    const Tensor rows = gy.slice(1, first, last).reshape({count * size, out});
    for (std::int64_t n = 0; n < count; ++n)
      gatherPanel(batch.at(n), first, last, panel.data_ptr<float>() + n * size * rowFloats);
    gMatrix.addmm_(panel.t(), rows);
    at::mm_out(panel, rows, transposed);
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
      std::vector<float> spare(static_cast<std::size_t>(channels));
      for (std::int64_t n = begin; n < end; ++n)
        deformScatter(batch.at(n), first, last, panel.data_ptr<float>() + n * size * rowFloats,
                      gInput.data_ptr<float>() + n * pixels * channels,
                      gOffset.data_ptr<float>() + n * pixels * 2 * kTaps,
                      gModulation.data_ptr<float>() + n * pixels * kTaps, spare.data());
    });
  }
  const Tensor gWeight = gMatrix.view({3, 3, channels, out}).permute({3, 2, 0, 1}).contiguous();
  return {channelsFirst(gInput), channelsFirst(gOffset), channelsFirst(gModulation), gWeight};
}

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
    return dispatchForward(input, offset, modulation, weight);
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    static const auto op = c10::Dispatcher::singleton()
                               .findSchemaOrThrow("glmamba::deform_conv2d_backward", "")
                               .typed<decltype(backwardCpu)>();
    const auto saved = context->get_saved_variables();
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
TORCH_LIBRARY_IMPL(glmamba, Autograd, library) { library.impl("deform_conv2d", forwardAutograd); }

}  // namespace

// Lives beside the registration, so that a linker that takes this function takes the registration too.
at::Tensor deformConv2d(const at::Tensor& input, const at::Tensor& offset, const at::Tensor& modulation,
                        const at::Tensor& weight) {
  return dispatchForward(input, offset, modulation, weight);
}

}  // namespace glmamba::ops
