// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/pointwise.h"

#include <algorithm>
#include <limits>

#include <torch/torch.h>

#include "inference/ops/needs_gradient.h"
#include "inference/ops/parallel_tasks.h"
#include "inference/ops/pointwise_kernel.h"

#ifdef GLMAMBA_CUDA
#include "inference/ops/cuda/operators.h"
#endif

namespace glmamba::ops {

namespace {

using at::Tensor;

// Pixels of a task; fixed, so that nothing depends on the threads.
constexpr std::int64_t kTaskPixels = 1024;

// Whether the kernels of this file take these.
bool areKernels(std::initializer_list<Tensor> tensors) {
  return !needsGradient(tensors) && std::all_of(tensors.begin(), tensors.end(), [](const Tensor& t) {
    return t.is_cpu() && t.scalar_type() == at::kFloat;
  });
}

#ifdef GLMAMBA_CUDA
bool areCudaKernels(std::initializer_list<Tensor> tensors, const Tensor& map, std::int64_t channels) {
  return cuda::takesRows(map, channels) && !needsGradient(tensors);
}
#endif

Tensor rows(const Tensor& image) { return image.permute({0, 2, 3, 1}).contiguous(); }

/// work(first, count) over parts of [0, size).
void inParts(std::int64_t size, const std::function<void(std::int64_t, std::int64_t)>& work) {
  parallelTasks((size + kTaskPixels - 1) / kTaskPixels,
                [&](std::int64_t task) { work(task * kTaskPixels, std::min(kTaskPixels, size - task * kTaskPixels)); });
}

Tensor fusionWeights(const Tensor& maxima, const Tensor& weight, const Tensor& bias) {
  return torch::softmax(torch::linear(maxima, weight, bias), 1);
}

Tensor fuseByTorch(const Tensor& t, const Tensor& r, const Tensor& attention, const Tensor& attentionBias,
                   const Tensor& weight, const Tensor& weightBias) {
  const Tensor difference = t - r, similarity = t * r;
  const Tensor share =
      torch::softmax(torch::conv2d(torch::cat({t, r}, 1), attention.unsqueeze(-1).unsqueeze(-1), attentionBias), 1);
  const Tensor complement = share.narrow(1, 0, 1) * t + share.narrow(1, 1, 1) * r;
  const Tensor maxima = torch::cat({difference.amax({2, 3}), similarity.amax({2, 3}), complement.amax({2, 3})}, 1);
  const Tensor w = fusionWeights(maxima, weight, weightBias).unsqueeze(-1).unsqueeze(-1);
  return w.narrow(1, 0, 1) * difference + w.narrow(1, 1, 1) * similarity + w.narrow(1, 2, 1) * complement;
}

}  // namespace

Tensor modulate(const Tensor& expanded, const Tensor& d) {
  const std::int64_t n = d.size(0), channels = d.size(1), height = d.size(2) / 2, width = d.size(3) / 2;
  TORCH_CHECK(expanded.sizes() == at::IntArrayRef({n, height, width, 4 * channels}) && d.size(2) == 2 * height &&
                  d.size(3) == 2 * width,
              "modulate: tokens ", expanded.sizes(), " do not fit an image ", d.sizes());
#ifdef GLMAMBA_CUDA
  if (areCudaKernels({expanded, d}, d, channels)) return cuda::modulate(expanded, d);
#endif
  if (!areKernels({expanded, d})) {
    const Tensor m = expanded.view({n, height, width, 2, 2, channels}).permute({0, 1, 3, 2, 4, 5});
    return torch::addcmul(d, m.reshape({n, 2 * height, 2 * width, channels}).permute({0, 3, 1, 2}), torch::sigmoid(d));
  }
  const Tensor tokens = expanded.contiguous();
  const Tensor feature = rows(d);
  Tensor result = at::empty_like(feature);
  const std::int64_t pair = 2 * channels;  // the two pixels of a token that lie in one row
  parallelTasks(n * height, [&](std::int64_t row) {
    const float* from = tokens.data_ptr<float>() + row * width * 2 * pair;
    const std::int64_t start = row * width * 2 * pair;
    for (std::int64_t i = 0; i < 2; ++i)
      for (std::int64_t x = 0; x < width; ++x)
        modulateRow(from + (2 * x + i) * pair, feature.data_ptr<float>() + start + (i * width + x) * pair, pair,
                    result.data_ptr<float>() + start + (i * width + x) * pair);
  });
  return result.permute({0, 3, 1, 2});
}

Tensor gatedNorm(const Tensor& y, const Tensor& weight, const Tensor& bias, double epsilon, const Tensor& z) {
  const std::int64_t channels = y.size(-1);
  TORCH_CHECK(y.sizes() == z.sizes() && y.dim() == 4 && weight.numel() == channels && bias.numel() == channels,
              "gatedNorm: ", y.sizes(), " and ", z.sizes(), " do not fit ", weight.sizes());
#ifdef GLMAMBA_CUDA
  if (areCudaKernels({y, weight, bias, z}, y, channels)) return cuda::gatedNorm(y, weight, bias, epsilon, z);
#endif
  if (!areKernels({y, weight, bias, z}))
    return torch::layer_norm(y, {channels}, weight, bias, epsilon) * torch::silu(z);
  const Tensor from = y.contiguous(), scale = weight.contiguous(), shift = bias.contiguous();
  // A slice of wider rows is read where it lies.
  const bool isRows = z.stride(3) == 1 && z.stride(1) == z.size(2) * z.stride(2) &&
                      (z.size(0) == 1 || z.stride(0) == z.size(1) * z.stride(1));
  const Tensor gate = isRows ? z : z.contiguous();
  Tensor result = at::empty_like(from);
  inParts(y.numel() / channels, [&](std::int64_t first, std::int64_t count) {
    for (std::int64_t i = first; i < first + count; ++i)
      gatedNormRow(from.data_ptr<float>() + i * channels, scale.data_ptr<float>(), shift.data_ptr<float>(),
                   static_cast<float>(epsilon), gate.data_ptr<float>() + i * gate.stride(2), channels,
                   result.data_ptr<float>() + i * channels);
  });
  return result;
}

Tensor fuse(const Tensor& t, const Tensor& r, const Tensor& attention, const Tensor& attentionBias,
            const Tensor& weight, const Tensor& weightBias) {
  TORCH_CHECK(t.dim() == 4 && t.sizes() == r.sizes(), "fuse: two features of one size, not ", t.sizes(), " and ",
              r.sizes());
  const std::int64_t n = t.size(0), channels = t.size(1), pixels = t.size(2) * t.size(3);
  TORCH_CHECK(
      attention.sizes() == at::IntArrayRef({2, 2 * channels}) && weight.sizes() == at::IntArrayRef({3, 3 * channels}),
      "fuse: weights ", attention.sizes(), " and ", weight.sizes(), " do not fit features ", t.sizes());
#ifdef GLMAMBA_CUDA
  if (areCudaKernels({t, r, attention, attentionBias, weight, weightBias}, t, channels))
    return cuda::fuse(t, r, attention, attentionBias, weight, weightBias);
#endif
  if (!areKernels({t, r, attention, attentionBias, weight, weightBias}))
    return fuseByTorch(t, r, attention, attentionBias, weight, weightBias);
  const Tensor a = rows(t), b = rows(r), factors = (attention[0] - attention[1]).contiguous();
  const float bias = (attentionBias[0] - attentionBias[1]).item<float>();
  const std::int64_t parts = (pixels + kTaskPixels - 1) / kTaskPixels;
  Tensor shares = at::empty({n, pixels}, t.options());
  Tensor maxima = at::full({n, parts, 3 * channels}, -std::numeric_limits<float>::infinity(), t.options());
  for (std::int64_t item = 0; item < n; ++item) {
    const std::int64_t start = item * pixels;
    inParts(pixels, [&](std::int64_t first, std::int64_t count) {
      fusionMaxima(a.data_ptr<float>() + (start + first) * channels, b.data_ptr<float>() + (start + first) * channels,
                   factors.data_ptr<float>(), bias, count, channels, shares.data_ptr<float>() + start + first,
                   maxima.data_ptr<float>() + (item * parts + first / kTaskPixels) * 3 * channels);
    });
  }
  const Tensor w = fusionWeights(maxima.amax(1), weight, weightBias).contiguous();
  Tensor result = at::empty_like(a);
  for (std::int64_t item = 0; item < n; ++item) {
    const std::int64_t start = item * pixels;
    inParts(pixels, [&](std::int64_t first, std::int64_t count) {
      const std::int64_t offset = (start + first) * channels;
      fusionSum(a.data_ptr<float>() + offset, b.data_ptr<float>() + offset, shares.data_ptr<float>() + start + first,
                w.data_ptr<float>() + 3 * item, count, channels, result.data_ptr<float>() + offset);
    });
  }
  return result.permute({0, 3, 1, 2});
}

}  // namespace glmamba::ops
