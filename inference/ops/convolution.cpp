// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/convolution.h"

#include <algorithm>

#include <torch/torch.h>

#include "hwy/aligned_allocator.h"
#include "inference/ops/needs_gradient.h"
#include "inference/ops/packed_factor.h"
#include "inference/ops/parallel_tasks.h"

namespace glmamba::ops {

namespace {

using at::Tensor;

// One image row of the input, {width, channels}, and how windows lie on it.
struct Row {
  const float* pixels;
  std::int64_t width, channels, kernel, stride, padding;

  std::int64_t start(std::int64_t column) const { return column * stride - padding; }
  bool isInside(std::int64_t column) const { return start(column) >= 0 && start(column) + kernel <= width; }

  // The window of one output column with zeros outside the image.
  void copyWindow(std::int64_t column, float* window) const {
    const std::int64_t first = start(column), from = std::clamp<std::int64_t>(first, 0, width),
                       to = std::clamp<std::int64_t>(first + kernel, 0, width);
    std::fill_n(window, kernel * channels, 0.0F);
    std::copy(pixels + from * channels, pixels + to * channels, window + (from - first) * channels);
  }
};

// Adds the product of one row of windows with one row of the weights to `target` {columns, M}.
void addRow(const Row& row, const PackedFactor& factor, std::int64_t columns, float* target, float* window) {
  const std::int64_t depth = row.kernel * row.channels, out = factor.columns();
  std::int64_t first = 0, last = columns;
  const auto addWindow = [&](std::int64_t column) {
    row.copyWindow(column, window);
    factor.multiply({window, depth, 1}, 1, target + column * out, out, true);
  };
  for (; first < last && !row.isInside(first); ++first) addWindow(first);
  for (; last > first && !row.isInside(last - 1); --last) addWindow(last - 1);
  if (first < last)
    factor.multiply({row.pixels + row.start(first) * row.channels, row.stride * row.channels, 1}, last - first,
                    target + first * out, out, true);
}

}  // namespace

Tensor convolution(const Tensor& input, const Tensor& weight, const Tensor& bias, std::int64_t stride,
                   std::int64_t padding) {
  if (!input.is_cpu() || needsGradient({input, weight, bias}))
    return torch::conv2d(input, weight, bias, stride, padding);
  TORCH_CHECK(input.dim() == 4 && weight.dim() == 4 && weight.size(1) == input.size(1) &&
                  weight.size(2) == weight.size(3) && bias.dim() == 1 && bias.size(0) == weight.size(0),
              "convolution: input ", input.sizes(), " does not fit weights ", weight.sizes(), " and bias ",
              bias.sizes());
  for (const Tensor& t : {input, weight, bias})
    TORCH_CHECK(t.scalar_type() == at::kFloat, "convolution: float32 only, not ", t.scalar_type());
  const std::int64_t out = weight.size(0), channels = weight.size(1), kernel = weight.size(2);
  const std::int64_t height = input.size(2), width = input.size(3);
  const std::int64_t rows = (height + 2 * padding - kernel) / stride + 1;
  const std::int64_t columns = (width + 2 * padding - kernel) / stride + 1;
  TORCH_CHECK(height + 2 * padding >= kernel && width + 2 * padding >= kernel, "convolution: images of ", height, "×",
              width, " are smaller than the kernel");
  const Tensor pixels = input.permute({0, 2, 3, 1}).contiguous(), start = bias.contiguous();
  const Tensor matrices = weight.permute({2, 3, 1, 0}).contiguous();  // {K, K, C, M}
  std::vector<PackedFactor> factors;
  for (std::int64_t k = 0; k < kernel; ++k)
    factors.emplace_back(MatrixView{matrices[k].data_ptr<float>(), out, 1}, kernel * channels, out, factorType());
  Tensor output = at::empty({input.size(0), rows, columns, out}, input.options());
  parallelTasks(input.size(0) * rows, [&](std::int64_t task) {
    const std::int64_t n = task / rows, y = task % rows;
    float* target = output.data_ptr<float>() + task * columns * out;
    for (std::int64_t x = 0; x < columns; ++x) std::copy_n(start.data_ptr<float>(), out, target + x * out);
    const auto window = hwy::AllocateAligned<float>(kernel * channels);
    for (std::int64_t k = 0; k < kernel; ++k) {
      const std::int64_t row = y * stride + k - padding;
      if (row < 0 || row >= height) continue;
      const float* from = pixels.data_ptr<float>() + (n * height + row) * width * channels;
      addRow({from, width, channels, kernel, stride, padding}, factors[k], columns, target, window.get());
    }
  });
  return output.permute({0, 3, 1, 2});
}

}  // namespace glmamba::ops
