// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cuda_runtime.h>

#include "inference/ops/cuda/portable.h"

namespace glmamba::ops::cuda {

/// The GPU's form of the block that portable.h describes: each thread runs its own part.
template <class Kernel>
struct DeviceBlock {
  static constexpr unsigned kAll = 0xFFFFFFFFU;
  typename Kernel::Private own;
  std::int64_t index;

  template <class Body>
  __device__ __forceinline__ void forThreads(const Body& body) {
    body(static_cast<int>(threadIdx.x), own);
    __syncthreads();
  }

  template <int Count, class Values, class Take>
  __device__ __forceinline__ void warpSums(const Values& values, const Take& take) {
    float sums[Count];
    values(static_cast<int>(threadIdx.x), own, sums);
#pragma unroll
    for (int distance = kWarp / 2; distance > 0; distance /= 2)
#pragma unroll
      for (int j = 0; j < Count; ++j) sums[j] += __shfl_xor_sync(kAll, sums[j], distance);
    take(static_cast<int>(threadIdx.x), own, sums);
    __syncthreads();
  }

  template <int Count, class Values, class Take>
  __device__ __forceinline__ void warpShares(const Values& values, const Take& take) {
    static_assert(Count == kWarp || Count == kWarp / 2);
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    float sums[Count];
    values(static_cast<int>(threadIdx.x), own, sums);
    if (Count == kWarp / 2)
#pragma unroll
      for (int j = 0; j < Count; ++j) sums[j] += __shfl_xor_sync(kAll, sums[j], kWarp / 2);
#pragma unroll
    for (int half = Count / 2; half > 0; half /= 2)
#pragma unroll
      for (int j = 0; j < half; ++j) {
        const float received = __shfl_xor_sync(kAll, givenToPartner(sums, half, lane, j), half);
        sums[j] = keptByLane(sums, half, lane, j) + received;
      }
    take(static_cast<int>(threadIdx.x), own, sums[0]);
    __syncthreads();
  }
};

template <class Kernel, class Arguments>
__global__ void __launch_bounds__(Kernel::kThreads) runKernel(const Arguments arguments) {
  __shared__ typename Kernel::Shared shared;
  DeviceBlock<Kernel> block;
  block.index = blockIdx.x;
  Kernel::run(block, shared, arguments);
}

/// Starts `blocks` blocks on `stream`; returns what went wrong, or null.
template <class Kernel, class Arguments>
const char* launch(std::int64_t blocks, const Arguments& arguments, void* stream) {
  constexpr std::int64_t kMostBlocks = 0x7FFFFFFF;
  if (blocks == 0) return nullptr;
  if (blocks < 0 || blocks > kMostBlocks) return "more blocks than a grid may have: use smaller batches";
  runKernel<Kernel, Arguments>
      <<<static_cast<unsigned>(blocks), Kernel::kThreads, 0, static_cast<cudaStream_t>(stream)>>>(arguments);
  const cudaError_t status = cudaGetLastError();
  return status == cudaSuccess ? nullptr : cudaGetErrorString(status);
}

}  // namespace glmamba::ops::cuda
