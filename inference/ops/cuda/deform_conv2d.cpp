// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "inference/ops/cuda/launches.h"
#include "inference/ops/cuda/operators.h"
#include "inference/ops/cuda/torch_side.h"

namespace glmamba::ops::cuda {

namespace {

using at::Tensor;
constexpr const char* kName = "deform_conv2d";

// A panel of this size stays in the second-level cache between gathering and product: 40 MB on an A100, 50 and 60 on
// Hopper's, 6 on Turing's, which reads it from memory.
constexpr std::int64_t kPanelBytes = std::int64_t{24} << 20;

Tensor channelsLast(const Tensor& t) { return t.permute({0, 2, 3, 1}).contiguous(); }
Tensor channelsFirst(const Tensor& t) { return t.permute({0, 3, 1, 2}); }

// {Co, C, 3, 3} → {9·C, Co}, rows in the order of a panel.
Tensor panelWeight(const Tensor& weight) {
  return weight.permute({2, 3, 1, 0}).reshape({kDeformTaps * weight.size(1), weight.size(0)});
}

/// A batch in channels-last memory, and the panel that parts of it are gathered into.
struct Batch {
  Batch(const Tensor& image, const Tensor& offsets, const Tensor& masks)
      : input(channelsLast(image)),
        offset(channelsLast(offsets.to(image.scalar_type()))),
        modulation(channelsLast(masks.to(image.scalar_type()))),
        storage(storageOf(input, kName)),
        pixels(input.size(0) * input.size(1) * input.size(2)),
        depth(kDeformTaps * input.size(3)) {
    checkDevices({input, offset, modulation}, kName);
    smallSize(input.size(1) * input.size(2), "deform_conv2d: the pixels of an image");
    // A block's panel is counted in 32 bits.
    TORCH_CHECK(input.size(3) <= 65536, kName, ": at most 65536 channels on CUDA, not ", input.size(3));
    const std::int64_t rows = std::clamp<std::int64_t>(
        kPanelBytes / std::max<std::int64_t>(1, depth * input.element_size()), 1024, pixels + 1024);
    panel = at::empty({std::min(rows, pixels), depth}, input.options());
  }

  /// work(first, arguments) part by part, with the arguments' panel {count, 9·C} to be filled or read.
  template <class Work>
  void inParts(const Work& work) const {
    for (std::int64_t first = 0; first < pixels; first += panel.size(0)) {
      const std::int64_t count = std::min(panel.size(0), pixels - first);
      work(first, DeformArguments{first, count, static_cast<std::int32_t>(input.size(1)),
                                  static_cast<std::int32_t>(input.size(2)), static_cast<std::int32_t>(input.size(3)),
                                  input.const_data_ptr(), offset.const_data_ptr(), modulation.const_data_ptr(),
                                  panel.mutable_data_ptr(), nullptr, nullptr, nullptr});
    }
  }

  Tensor input, offset, modulation, panel;
  Storage storage;
  std::int64_t pixels, depth;
};

}  // namespace

Tensor deformConv2d(const Tensor& input, const Tensor& offset, const Tensor& modulation, const Tensor& weight) {
  const c10::cuda::CUDAGuard guard(input.device());
  const Batch batch(input, offset, modulation);
  const Tensor matrix = panelWeight(weight.to(input.options()));
  Tensor output = at::empty({batch.pixels, weight.size(0)}, input.options());
  batch.inParts([&](std::int64_t first, const DeformArguments& part) {
    checkLaunch(launchDeformGather(batch.storage, part, currentStream()), kName);
    Tensor rows = output.narrow(0, first, part.pixels);
    at::mm_out(rows, batch.panel.narrow(0, 0, part.pixels), matrix);
  });
  return channelsFirst(output.view({input.size(0), input.size(2), input.size(3), weight.size(0)}));
}

std::tuple<Tensor, Tensor, Tensor, Tensor> deformConv2dBackward(const Tensor& gradient, const Tensor& input,
                                                                const Tensor& offset, const Tensor& modulation,
                                                                const Tensor& weight) {
  const c10::cuda::CUDAGuard guard(input.device());
  const Batch batch(input.to(at::kFloat), offset, modulation);
  const std::int64_t channels = input.size(1), out = weight.size(0);
  const Tensor gy = channelsLast(gradient.to(at::kFloat)).view({batch.pixels, out});
  const Tensor matrix = panelWeight(weight.to(batch.input.options()));
  const Tensor gInput = at::zeros_like(batch.input), gOffset = at::empty_like(batch.offset),
               gModulation = at::empty_like(batch.modulation);
  Tensor gMatrix = at::zeros_like(matrix);
  batch.inParts([&](std::int64_t first, DeformArguments part) {
    checkLaunch(launchDeformGather(batch.storage, part, currentStream()), kName);
    Tensor panel = batch.panel.narrow(0, 0, part.pixels);
    const Tensor rows = gy.narrow(0, first, part.pixels);
    gMatrix.addmm_(panel.t(), rows);
    at::mm_out(panel, rows, matrix.t());
    part.gradientOfInput = gInput.mutable_data_ptr<float>();
    part.gradientOfOffset = gOffset.mutable_data_ptr<float>();
    part.gradientOfModulation = gModulation.mutable_data_ptr<float>();
    checkLaunch(launchDeformScatter(part, currentStream()), kName);
  });
  const Tensor gWeight = gMatrix.view({3, 3, channels, out}).permute({3, 2, 0, 1}).contiguous();
  return {channelsFirst(gInput).to(input.scalar_type()), channelsFirst(gOffset).to(offset.scalar_type()),
          channelsFirst(gModulation).to(modulation.scalar_type()), gWeight.to(weight.scalar_type())};
}

}  // namespace glmamba::ops::cuda
