// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>
#include <torch/torch.h>

#include "inference/ops/packed_factor.h"

namespace glmamba::benchmarks {

/// Whose work is timed.
enum Kind { ours, oursBfloat16, naive };

/// Times `work(isNaive)` on the count of threads given as the benchmark's second argument, without gradients. Skips
/// bfloat16 where the processor does not have it. `flops` of one run become a rate.
template <class Work>
void compare(benchmark::State& state, Kind kind, double flops, const Work& work) {
  if (kind == oursBfloat16 && !ops::hasBfloat16Products()) {
    state.SkipWithError("This processor has no products of bfloat16 numbers.");
    return;
  }
  const torch::NoGradGuard noGradients;
  const ops::FactorTypeGuard factors(kind == oursBfloat16 ? ops::FactorType::bfloat16 : ops::FactorType::float32);
  const int before = at::get_num_threads();
  at::set_num_threads(static_cast<int>(state.range(1)));
  work(kind == naive);  // first touches of memory, and LibTorch's own preparations
  for (auto _ : state) work(kind == naive);
  at::set_num_threads(before);
  state.counters["flops"] = benchmark::Counter(flops, benchmark::Counter::kIsIterationInvariantRate);
}

/// Sides of images × threads.
inline void sizesAndThreads(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgsProduct({{128, 240, 384, 512}, {1, 2}})
      ->ArgNames({"side", "threads"})
      ->UseRealTime()
      ->MeasureProcessCPUTime();
  benchmark->Unit(benchmark::kMillisecond);
}

}  // namespace glmamba::benchmarks
