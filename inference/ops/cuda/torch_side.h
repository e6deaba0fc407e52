// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#include <torch/types.h>

#include "inference/ops/cuda/portable.h"

namespace glmamba::ops::cuda {

/// How a tensor is stored. Throws c10::Error for types that the kernels do not know; `what` is the operator's name.
inline Storage storageOf(const at::Tensor& t, const char* what) {
  switch (t.scalar_type()) {
    case at::kFloat:
      return Storage::float32;
    case at::kHalf:
      return Storage::float16;
    case at::kBFloat16:
      return Storage::bfloat16;
    default:
      TORCH_CHECK(false, what, ": float32, float16 and bfloat16 only, not ", t.scalar_type());
  }
}

/// Kernels count pixels of an image and channels in 32 bits; offsets in memory are 64 bits wide.
inline std::int32_t smallSize(std::int64_t size, const char* what) {
  constexpr std::int64_t kLargest = std::int64_t{1} << 30;
  TORCH_CHECK(size < kLargest, what, " must be below 2^30 on CUDA, not ", size);
  return static_cast<std::int32_t>(size);
}

/// Throws c10::Error when a launch failed.
inline void checkLaunch(const char* problem, const char* what) {
  TORCH_CHECK(problem == nullptr, what, ": the CUDA kernel could not be started: ", problem);
}

inline void* currentStream() { return c10::cuda::getCurrentCUDAStream().stream(); }

/// Throws c10::Error unless all are on the first one's device.
inline void checkDevices(at::TensorList tensors, const char* what) {
  for (const at::Tensor& t : tensors)
    TORCH_CHECK(t.device() == tensors[0].device(), what, ": tensors on ", t.device(), " and ", tensors[0].device());
}

inline at::Tensor singlePrecision(const at::Tensor& t) { return t.to(at::kFloat).contiguous(); }

}  // namespace glmamba::ops::cuda
