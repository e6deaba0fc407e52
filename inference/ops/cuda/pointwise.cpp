// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "inference/ops/cuda/launches.h"
#include "inference/ops/cuda/merge.h"
#include "inference/ops/cuda/operators.h"
#include "inference/ops/cuda/torch_side.h"

namespace glmamba::ops::cuda {

namespace {

using at::Tensor;

// Blocks that the maxima of one image are taken by: enough for every multiprocessor of a large GPU.
constexpr std::int64_t kFusionParts = 256;

Tensor rows(const Tensor& image) { return image.permute({0, 2, 3, 1}).contiguous(); }

}  // namespace

bool takesRows(const Tensor& t, std::int64_t channels) {
  return t.is_cuda() && channels <= kWidestRow &&
         (t.scalar_type() == at::kFloat || t.scalar_type() == at::kHalf || t.scalar_type() == at::kBFloat16);
}

Tensor mergedNormGate(const Tensor& planes, const Tensor& weight, const Tensor& bias, double epsilon, const Tensor& z) {
  const c10::cuda::CUDAGuard guard(planes.device());
  const Tensor from = planes.contiguous(), out = at::empty_like(from[0]);
  const std::int64_t channels = planes.size(-1);
  if (out.numel() == 0) return out;
  MergeArguments arguments{from.const_data_ptr(),
                           from.size(0),
                           out.numel() / channels,
                           static_cast<std::int32_t>(channels),
                           nullptr,
                           nullptr,
                           static_cast<float>(epsilon),
                           nullptr,
                           0,
                           out.mutable_data_ptr()};
  Tensor scale, shift, gate;
  if (weight.defined()) {
    scale = singlePrecision(weight);
    shift = singlePrecision(bias);
    // A slice of wider rows is read where it lies.
    const bool isRows = z.stride(3) == 1 && z.stride(1) == z.size(2) * z.stride(2) &&
                        (z.size(0) == 1 || z.stride(0) == z.size(1) * z.stride(1));
    gate = isRows && z.scalar_type() == from.scalar_type() ? z : z.to(from.scalar_type()).contiguous();
    checkDevices({from, scale, shift, gate}, "gatedNorm");
    arguments.weight = scale.const_data_ptr<float>();
    arguments.bias = shift.const_data_ptr<float>();
    arguments.gate = gate.const_data_ptr();
    arguments.gateStride = gate.stride(2);
  }
  checkLaunch(launchMergeNormGate(storageOf(from, "gatedNorm"), arguments, currentStream()), "gatedNorm");
  return out;
}

Tensor gatedNorm(const Tensor& y, const Tensor& weight, const Tensor& bias, double epsilon, const Tensor& z) {
  return mergedNormGate(y.unsqueeze(0), weight, bias, epsilon, z);
}

Tensor modulate(const Tensor& expanded, const Tensor& d) {
  const c10::cuda::CUDAGuard guard(d.device());
  const Tensor feature = rows(d), tokens = expanded.to(d.scalar_type()).contiguous(), out = at::empty_like(feature);
  checkDevices({feature, tokens}, "modulate");
  if (out.numel() > 0)
    checkLaunch(launchModulate(storageOf(feature, "modulate"),
                               {feature.size(0) * feature.size(1),
                                smallSize(feature.size(2) * feature.size(3), "modulate: a row of the image") /
                                    static_cast<std::int32_t>(feature.size(3)),
                                static_cast<std::int32_t>(feature.size(3)), tokens.const_data_ptr(),
                                feature.const_data_ptr(), out.mutable_data_ptr()},
                               currentStream()),
                "modulate");
  return out.permute({0, 3, 1, 2});
}

Tensor fuse(const Tensor& t, const Tensor& r, const Tensor& attention, const Tensor& attentionBias,
            const Tensor& weight, const Tensor& weightBias) {
  const c10::cuda::CUDAGuard guard(t.device());
  const Tensor a = rows(t), b = rows(r.to(t.scalar_type())), factors = singlePrecision(attention),
               bias = singlePrecision(attentionBias), out = at::empty_like(a);
  checkDevices({a, b, factors, bias}, "fuse");
  if (out.numel() == 0) return out.permute({0, 3, 1, 2});
  const std::int64_t images = a.size(0), pixels = a.size(1) * a.size(2), channels = a.size(3);
  const std::int64_t parts = std::min(kFusionParts, pixels);
  const Tensor shares = at::empty({images, pixels}, factors.options());
  const Tensor maxima = at::empty({images, parts, 3 * channels}, factors.options());
  FusionArguments arguments{images,
                            pixels,
                            static_cast<std::int32_t>(channels),
                            static_cast<std::int32_t>(parts),
                            a.const_data_ptr(),
                            b.const_data_ptr(),
                            factors.const_data_ptr<float>(),
                            bias.const_data_ptr<float>(),
                            shares.mutable_data_ptr<float>(),
                            maxima.mutable_data_ptr<float>(),
                            nullptr,
                            out.mutable_data_ptr()};
  const Storage storage = storageOf(a, "fuse");
  checkLaunch(launchFusionMaxima(storage, arguments, currentStream()), "fuse");
  const Tensor w =
      at::softmax(at::linear(maxima.amax(1), weight.to(at::kFloat), weightBias.to(at::kFloat)), 1).contiguous();
  arguments.weights = w.const_data_ptr<float>();
  checkLaunch(launchFusionSum(storage, arguments, currentStream()), "fuse");
  return out.permute({0, 3, 1, 2});
}

}  // namespace glmamba::ops::cuda
