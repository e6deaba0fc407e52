// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

// What kernels are written in: C++ that nvcc compiles for the GPU and any compiler for the processor, where unit tests
// run it. A kernel is a type with
//
//     static constexpr int kThreads;   // of a block, whole warps
//     struct Private;                  // what a thread keeps between steps
//     struct Shared;                   // what the threads of a block share
//     template <class Block> static void run(Block& block, Shared& shared, const Arguments& arguments);
//
// and run() takes steps of the block, each for all threads and followed by a barrier:
//
//     block.index                                  // which block
//     block.forThreads(body(thread, own));
//     block.template warpSums<Count>(values(thread, own, float (&)[Count]), take(thread, own, const float (&)[Count]));
//         // take() gets the sums over the 32 threads of a warp
//     block.template warpShares<Count>(values, take(thread, own, float));
//         // take() of lane l gets the sum of value l % Count; Count is 16 or 32
//
// DeviceBlock (device_block.cuh) is the GPU's form of it, HostBlock (tests/inference/ops/host_block.h) the processor's.

#if defined(__CUDACC__)
#define GLMAMBA_BOTH __host__ __device__ __forceinline__
#define GLMAMBA_UNROLL _Pragma("unroll")
#else
#define GLMAMBA_BOTH inline
#define GLMAMBA_UNROLL
#endif

namespace glmamba::ops::cuda {

constexpr int kWarp = 32;
constexpr float kLog2OfE = 1.44269504F;

/// How tensors are stored; kernels compute in float32.
enum class Storage { float32, float16, bfloat16 };

/// N neighbouring numbers, read and written as one.
template <class T, int N>
struct alignas(sizeof(T) * N) Pack {
  T values[N];
};

template <class Integer>
GLMAMBA_BOTH constexpr Integer ceilDivide(Integer a, Integer b) {
  return (a + b - 1) / b;
}

/// 2^x. On the GPU the special-function unit's, 2 units in the last place; results below 2⁻¹²⁶ are 0.
GLMAMBA_BOTH float exp2Fast(float x) {
#if defined(__CUDA_ARCH__)
  float y;
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
#else
  return std::exp2(x);
#endif
}

/// log(1 + e^x) without loss of small results; NaN is kept.
GLMAMBA_BOTH float softplus(float x) {
  const float positive = x < 0 ? 0 : x;
  return positive + log1pf(exp2Fast(-fabsf(x) * kLog2OfE));
}

GLMAMBA_BOTH float sigmoid(float x) { return 1 / (1 + exp2Fast(-x * kLog2OfE)); }

/// The larger, or NaN where either is.
GLMAMBA_BOTH float largerOrNan(float a, float b) { return a >= b || a != a ? a : b; }

/// *to += value, whatever other threads add.
GLMAMBA_BOTH void addTo(float* to, float value) {
#if defined(__CUDA_ARCH__)
  atomicAdd(to, value);
#else
  *to += value;
#endif
}

/// One exchange of warpShares(): of 2·half values each lane keeps the half that its bit names, adds what its partner,
/// lane ^ half, had of them, and gives away the other. `received(j)` is the partner's given(values, half, lane, j).
GLMAMBA_BOTH float givenToPartner(const float* values, int half, int lane, int j) {
  return (lane & half) != 0 ? values[j] : values[j + half];
}
GLMAMBA_BOTH float keptByLane(const float* values, int half, int lane, int j) {
  return (lane & half) != 0 ? values[j + half] : values[j];
}

}  // namespace glmamba::ops::cuda
