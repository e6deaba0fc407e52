// SPDX-License-Identifier: Apache-2.0
// One slice through the paper's network, ours against the naive composition; both must give the same.

#include "inference/glmamba/network.h"

#include "inference/ops/kept_memory.h"
#include "tests/benchmark/compare.h"
#include "tests/benchmark/naive.h"

namespace glmamba::benchmarks {

namespace {

using torch::Tensor;

// Operations a pixel in the paper's configuration: products of the deformable convolutions 664 k, of their offsets 187
// k, of the tokens' embedding 74 k and linear layers 243 k, 98 k of the scans at 8 for each update of a state, 7 k
// others.
constexpr double kFlopsPerPixel = 1.27e6;

Network& network() {
  static Network made = [] {
    torch::manual_seed(1);
    const torch::NoGradGuard noGradients;
    Network fresh;
    // At their start, offsets are zero and sampling is cheaper than ever after.
    for (auto& parameter : fresh->named_parameters())
      if (parameter.key().find("deform.") != std::string::npos) parameter.value().normal_(0, 0.02);
    return fresh;
  }();
  return made;
}

void slice(benchmark::State& state, Kind kind) {
  const std::int64_t side = state.range(0);
  const Tensor lr = torch::rand({1, 1, side, side}), reference = torch::rand({1, 1, side, side});
  const ops::KeptMemory kept;  // as the engine runs
  Tensor sr;
  compare(state, kind, kFlopsPerPixel * static_cast<double>(side * side), [&](bool isNaive) {
    sr = isNaive ? naive::superResolve(network(), lr, reference) : network()->forward(lr, reference).sr;
  });
  if (kind != naive) return;
  const torch::NoGradGuard noGradients;
  if (!torch::allclose(sr, network()->forward(lr, reference).sr, 1e-3, 1e-3))
    state.SkipWithError("The naive composition gives something else than the network.");
}

}  // namespace

BENCHMARK_CAPTURE(slice, ours, ours)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(slice, bfloat16, oursBfloat16)->Apply(sizesAndThreads);
BENCHMARK_CAPTURE(slice, naive, naive)->Apply(sizesAndThreads)->Iterations(1);

}  // namespace glmamba::benchmarks
