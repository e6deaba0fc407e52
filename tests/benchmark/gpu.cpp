// SPDX-License-Identifier: Apache-2.0
// A table of milliseconds on the GPU: each operator and the network, ours in float32 and bfloat16, against the bounds
// that the same run measures, and against the unfused composition of naive.h.

#include <chrono>
#include <cstdio>
#include <cstring>

#include <cuda_runtime_api.h>
#include <torch/torch.h>

#include "inference/engine/model_implementation.h"
#include "inference/ops/cuda_devices.h"
#include "inference/ops/deform_conv2d.h"
#include "inference/ops/selective_scan.h"
#include "tests/benchmark/naive.h"

namespace glmamba::benchmarks {

namespace {

using torch::Tensor;

constexpr std::int64_t kChannels = 96, kInner = 192, kStates = 16, kRank = 6, kSide = 240;
constexpr double kPixels = kSide * kSide, kTokens = kPixels / 4;
constexpr double kUpdates = kTokens * 4 * kInner * kStates;  // of states, each with one exponential, in one scan
// Operations of the network's products a pixel; see network.cpp, less its scans.
constexpr double kProductFlops = 1.17e6;

/// Milliseconds of one call: the least of several rounds, each long enough to hide the clock and the starts of kernels.
template <class Work>
double milliseconds(const Work& work, double shortest = 50) {
  using Clock = std::chrono::steady_clock;
  const auto timed = [&](int calls) {
    torch::cuda::synchronize();
    const auto start = Clock::now();
    for (int i = 0; i < calls; ++i) work();
    torch::cuda::synchronize();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  };
  const double first = timed(1);  // with allocations and cuDNN's choices
  if (first > 2000) return first;
  const double once = timed(1);
  const int calls = std::max(1, static_cast<int>(shortest / std::max(once, 1e-3)));
  double least = once;
  for (int round = 0; round < 5; ++round) least = std::min(least, timed(calls) / calls);
  return least;
}

/// What the machine can do, a second.
struct Bounds {
  double bytes, exponentials, floatOperations, bfloat16Operations;

  static Bounds measured() {
    int multiprocessors = 0, kilohertz = 0;
    cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, 0);
    cudaDeviceGetAttribute(&kilohertz, cudaDevAttrClockRate, 0);
    const auto product = [](torch::Dtype type) {
      constexpr std::int64_t kN = 6144;
      const Tensor a = torch::randn({kN, kN}, torch::kCUDA).to(type);
      return 2.0 * kN * kN * kN / (milliseconds([&] { torch::mm(a, a); }) * 1e-3);
    };
    const Tensor from = torch::ones({std::int64_t{1} << 28}, torch::kCUDA);
    Tensor to = torch::empty_like(from);
    const double bytes = 2.0 * from.numel() * 4 / (milliseconds([&] { to.copy_(from); }) * 1e-3);
    // Sixteen special functions a clock and multiprocessor, from Turing to Hopper.
    return {bytes, 16.0 * multiprocessors * kilohertz * 1e3, product(torch::kFloat), product(torch::kBFloat16)};
  }
  double operations(torch::Dtype type) const { return type == torch::kFloat ? floatOperations : bfloat16Operations; }
};

void row(const char* what, std::int64_t batch, torch::Dtype type, double ours, double floor, double naive) {
  const auto slices = static_cast<double>(batch);
  std::printf("| %s | %d | %s | %.3f | %.3f | %.1f |", what, static_cast<int>(batch),
              type == torch::kFloat ? "fp32" : "bf16", ours / slices, 1e3 * floor, ours / slices / (1e3 * floor));
  if (naive > 0)
    std::printf(" %.1f | %.0f |\n", naive / slices, naive / ours);
  else
    std::printf(" | |\n");
  std::fflush(stdout);
}

Tensor onGpu(const Tensor& t, torch::Dtype type) { return t.to(torch::kCUDA).to(type); }

void scans(const Bounds& bounds, std::int64_t batch, torch::Dtype type, bool withNaive) {
  torch::manual_seed(1);
  const Tensor u = onGpu(torch::randn({batch, kSide / 2, kSide / 2, kInner}), type);
  const Tensor projected = onGpu(torch::randn({batch, kSide / 2, kSide / 2, 4 * (kRank + 2 * kStates)}) / 4, type);
  const Tensor weight = onGpu(torch::randn({4, kInner, kRank}) / 3, torch::kFloat),
               bias = onGpu(torch::randn({4, kInner}) - 4, torch::kFloat);
  const Tensor A = onGpu(-torch::arange(1, kStates + 1, torch::kFloat).repeat({4, kInner, 1}), torch::kFloat),
               D = torch::ones({4, kInner}, torch::kCUDA);
  const double bytes = kTokens * (2 * kInner + 4 * (kRank + 2 * kStates)) * u.element_size();
  const double floor = std::max(kUpdates / bounds.exponentials, bytes / bounds.bytes);
  const double naive =
      withNaive ? milliseconds([&] { naive::selectiveScan(u, projected, weight, bias, A, D, false); }) : 0;
  for (const bool quadrants : {false, true})
    row(quadrants ? "selective scan, quadrants" : "selective scan", batch, type,
        milliseconds([&] { ops::selectiveScan(u, projected, weight, bias, A, D, quadrants); }), floor,
        quadrants ? 0 : naive);
}

void deformables(const Bounds& bounds, std::int64_t batch, torch::Dtype type) {
  torch::manual_seed(1);
  const auto image = [&](std::int64_t channels) {
    return onGpu(torch::randn({batch, channels, kSide, kSide}), type).contiguous(torch::MemoryFormat::ChannelsLast);
  };
  const Tensor input = image(kChannels), offset = image(18), modulation = torch::sigmoid(image(9));
  const Tensor weight = onGpu(torch::randn({kChannels, kChannels, 3, 3}), type);
  const double bytes = kPixels * (2 * kChannels + 27) * input.element_size();
  const double floor =
      std::max(2 * 9 * kChannels * kChannels * kPixels / bounds.operations(type), bytes / bounds.bytes);
  row("deformable convolution", batch, type,
      milliseconds([&] { ops::deformConv2d(input, offset, modulation, weight); }), floor,
      milliseconds([&] { naive::deformConv2d(input, offset, modulation, weight); }));
}

Network network() {
  torch::manual_seed(1);
  Network made;
  for (auto& parameter : made->named_parameters())
    if (parameter.key().find("deform.") != std::string::npos) parameter.value().normal_(0, 0.05);
  made->eval();
  return made;
}

void networks(const Bounds& bounds, std::int64_t batch, torch::Dtype type, bool withNaive) {
  Network made = network();
  engine::placeWeights(*made, torch::kCUDA, type == torch::kBFloat16);
  const Tensor lr = torch::rand({batch, 1, kSide, kSide}, torch::kCUDA), reference = torch::rand_like(lr);
  const double ours = milliseconds([&] { made->forward(lr, reference); });
  double naive = 0;
  if (withNaive) {
    const Tensor expected = naive::superResolve(made, lr, reference);
    const double difference = (made->forward(lr, reference).sr - expected).abs().max().item<double>() /
                              (expected.max() - expected.min()).item<double>();
    std::printf("<!-- difference from the composition, as a share of the range: %.1e -->\n", difference);
    if (!(difference < 1e-3)) throw std::runtime_error("The network does not give what the composition gives.");
    naive = milliseconds([&] { naive::superResolve(made, lr, reference); });
  }
  row("network", batch, type, ours,
      kProductFlops * kPixels / bounds.operations(type) + 4 * kUpdates / bounds.exponentials, naive);
}

void training(std::int64_t batch) {
  Network made = network();
  made->to(torch::kCUDA);
  made->train();
  constexpr std::int64_t kCrop = 96;
  const Tensor lr = torch::rand({batch, 1, kCrop, kCrop}, torch::kCUDA), reference = torch::rand_like(lr);
  const torch::AutoGradMode gradients(true);
  const double time = milliseconds([&] {
    const NetworkOutput output = made->forward(lr, reference);
    (output.sr.abs().mean() + output.reference.abs().mean()).backward();
  });
  std::printf("\nTraining, forward and backward, %d crops of 96×96, fp32: %.2f ms\n", static_cast<int>(batch), time);
}

int main() {
  const auto devices = ops::cudaDevices();
  if (devices.empty()) {
    std::puts("No GPU: nothing to time.");
    return 77;
  }
  const torch::NoGradGuard noGradients;
  at::globalContext().setAllowTF32CuDNN(false);
  const Bounds bounds = Bounds::measured();
  std::printf("%s, LibTorch %s: copies %.2f TB/s, products %.1f TFLOP/s fp32 and %.0f bf16, %.2f T exponentials/s\n\n",
              devices[0].name.c_str(), TORCH_VERSION, bounds.bytes * 1e-12, bounds.floatOperations * 1e-12,
              bounds.bfloat16Operations * 1e-12, bounds.exponentials * 1e-12);
  std::puts("| 240×240 | Batch | Type | ms a slice | Floor, ms | Times the floor | Composition, ms a slice | Ratio |");
  std::puts("|---|---|---|---|---|---|---|---|");
  for (const std::int64_t batch : {1, 8, 16})
    for (const torch::Dtype type : {torch::kFloat, torch::kBFloat16}) {
      scans(bounds, batch, type, batch != 8 && type == torch::kFloat);
      deformables(bounds, batch, type);
      networks(bounds, batch, type, batch != 8 && type == torch::kFloat);
    }
  training(16);
  return 0;
}

}  // namespace

}  // namespace glmamba::benchmarks

int main() {
  try {
    return glmamba::benchmarks::main();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
