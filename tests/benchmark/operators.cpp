// SPDX-License-Identifier: Apache-2.0
// Each operator with the shapes that it has in the paper's network, ours against the naive composition.

#include "inference/ops/convolution.h"
#include "inference/ops/deform_conv2d.h"
#include "inference/ops/linear.h"
#include "inference/ops/selective_scan.h"
#include "tests/benchmark/compare.h"
#include "tests/benchmark/naive.h"

namespace glmamba::benchmarks {

namespace {

using torch::Tensor;

constexpr std::int64_t kChannels = 96;
constexpr std::int64_t kInner = 192;
constexpr std::int64_t kStates = 16;
constexpr std::int64_t kRank = 6;

Tensor image(std::int64_t channels, std::int64_t side) {
  return torch::randn({1, channels, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
}

void deformable(benchmark::State& state, Kind kind) {
  const std::int64_t side = state.range(0);
  const Tensor input = image(kChannels, side), offset = image(18, side), modulation = torch::sigmoid(image(9, side));
  const Tensor weight = torch::randn({kChannels, kChannels, 3, 3});
  compare(state, kind, 2.0 * 9 * kChannels * kChannels * static_cast<double>(side * side), [&](bool isNaive) {
    benchmark::DoNotOptimize(isNaive ? naive::deformConv2d(input, offset, modulation, weight)
                                     : ops::deformConv2d(input, offset, modulation, weight));
  });
}

// Tokens are 2×2 pixels: the map has half the image's side. An update of a state is taken as 8 operations.
void scan(benchmark::State& state, Kind kind) {
  const std::int64_t side = state.range(0) / 2;
  const Tensor u = torch::randn({1, side, side, kInner});
  const Tensor projected = torch::randn({1, side, side, 4 * (kRank + 2 * kStates)}) / 4;
  const Tensor deltaWeight = torch::randn({4, kInner, kRank}) / 3, deltaBias = torch::randn({4, kInner}) - 4;
  const Tensor A = -torch::arange(1, kStates + 1, torch::kFloat).repeat({4, kInner, 1}), D = torch::ones({4, kInner});
  compare(state, kind, 8.0 * 4 * kInner * kStates * static_cast<double>(side * side), [&](bool isNaive) {
    benchmark::DoNotOptimize(isNaive ? naive::selectiveScan(u, projected, deltaWeight, deltaBias, A, D, false)
                                     : ops::selectiveScan(u, projected, deltaWeight, deltaBias, A, D, false));
  });
}

void linear(benchmark::State& state, Kind kind) {
  const std::int64_t rows = state.range(0) * state.range(0) / 4;
  const Tensor x = torch::randn({rows, kChannels}), weight = torch::randn({4 * kChannels, kChannels}),
               bias = torch::randn({4 * kChannels});
  compare(state, kind, 2.0 * 4 * kChannels * kChannels * static_cast<double>(rows), [&](bool isNaive) {
    benchmark::DoNotOptimize(isNaive ? torch::linear(x, weight, bias) : ops::linear(x, weight, bias));
  });
}

void offsets(benchmark::State& state, Kind kind) {
  const std::int64_t side = state.range(0);
  const Tensor input = image(kChannels, side), weight = torch::randn({27, kChannels, 3, 3}), bias = torch::randn({27});
  compare(state, kind, 2.0 * 9 * kChannels * 27 * static_cast<double>(side * side), [&](bool isNaive) {
    benchmark::DoNotOptimize(isNaive ? torch::conv2d(input, weight, bias, 1, 1)
                                     : ops::convolution(input, weight, bias, 1, 1));
  });
}

}  // namespace

BENCHMARK_CAPTURE(deformable, ours, ours)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(deformable, bfloat16, oursBfloat16)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(deformable, naive, naive)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(scan, ours, ours)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(scan, naive, naive)->Apply(sizesAndThreads)->Iterations(1);
BENCHMARK_CAPTURE(linear, ours, ours)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(linear, bfloat16, oursBfloat16)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(linear, naive, naive)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(offsets, ours, ours)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(offsets, bfloat16, oursBfloat16)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(offsets, naive, naive)->Apply(sizesAndThreads);

}  // namespace glmamba::benchmarks
