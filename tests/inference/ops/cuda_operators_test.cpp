// SPDX-License-Identifier: Apache-2.0
// The operators on CUDA tensors: which there are, and on a machine with a GPU, tagged [gpu], what they give.
#include <ATen/core/dispatch/Dispatcher.h>

#include "inference/ops/deform_conv2d.h"
#include "inference/ops/pointwise.h"
#include "inference/ops/selective_scan.h"
#include "tests/inference/ops/gpu.h"
#include "tests/inference/ops/references.h"

using torch::Tensor;
namespace ops = glmamba::ops;
namespace reference = glmamba::ops::reference;
using reference::relativeDifference;

namespace {

torch::TensorOptions onGpu(torch::Dtype type) { return torch::TensorOptions(torch::kCUDA).dtype(type); }
Tensor inDouble(const Tensor& t) { return t.detach().to(torch::kCPU, torch::kDouble); }
Tensor channelsLast(const Tensor& t) { return t.contiguous(torch::MemoryFormat::ChannelsLast); }

// What storing a result costs, a few times over: the four directions of a scan are stored each.
double tolerance(torch::Dtype type) { return type == torch::kFloat ? 2e-5 : type == torch::kHalf ? 4e-3 : 3e-2; }

/// Backpropagates one random gradient through both results and compares what reaches the arguments.
void checkGradients(const Tensor& expected, const Tensor& actual, const std::vector<Tensor>& exact,
                    const std::vector<Tensor>& fast, std::uint64_t seed) {
  const torch::Dtype type = actual.scalar_type();
  torch::manual_seed(seed);
  const Tensor gradient = torch::randn(expected.sizes(), torch::kDouble).to(type);
  (expected * gradient.to(torch::kDouble)).sum().backward();
  actual.backward(gradient.to(torch::kCUDA));
  for (std::size_t i = 0; i < exact.size(); ++i) {
    CAPTURE(i);
    CHECK(relativeDifference(fast[i].grad(), exact[i].grad()) < 3 * tolerance(type));
  }
}

}  // namespace

TEST_CASE("Every operator has a CUDA implementation in a program with CUDA kernels", "[ops][cuda]") {
  // Calls it from here, so that its registration is linked.
  const Tensor image = torch::zeros({1, 1, 1, 1});
  ops::deformConv2d(image, torch::zeros({1, 18, 1, 1}), torch::zeros({1, 9, 1, 1}), torch::zeros({1, 1, 3, 3}));
  std::vector<std::string> found;
  for (const c10::OperatorName& name : c10::Dispatcher::singleton().getAllOpNames()) {
    if (name.name.rfind("glmamba::", 0) != 0) continue;
    CAPTURE(name.name);
    const auto op = c10::Dispatcher::singleton().findOp(name);
    REQUIRE(op);
    CHECK(op->hasKernelForDispatchKey(c10::DispatchKey::CPU));
    CHECK(op->hasKernelForDispatchKey(c10::DispatchKey::CUDA) == ops::hasCudaKernels());
    found.push_back(name.name);
  }
  std::sort(found.begin(), found.end());
  CHECK(found == std::vector<std::string>{"glmamba::deform_conv2d", "glmamba::deform_conv2d_backward",
                                          "glmamba::selective_scan", "glmamba::selective_scan_backward"});
}

TEST_CASE("The selective scan and its gradients on the GPU equal the recurrence in double precision", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  using Case = reference::ScanCase;
  const auto c = GENERATE(Case{1, 1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 2, 3}, Case{1, 31, 33, 70, 6, 16},
                          Case{3, 5, 5, 70, 16, 17}, Case{2, 13, 11, 192, 6, 40}, Case{9, 8, 8, 192, 6, 16});
  const bool quadrants = GENERATE(false, true);
  const auto type = GENERATE(torch::kFloat, torch::kHalf, torch::kBFloat16);
  if (quadrants && (c.height < 2 || c.width < 2)) return;
  CAPTURE(c.batch, c.height, c.width, c.channels, c.rank, c.states, quadrants, type);
  reference::ScanArguments exact = reference::randomScanArguments(c, 17);
  {  // what is stored, exactly
    const torch::NoGradGuard noGradients;
    for (Tensor t : {exact.u, exact.projected}) t.copy_(t.to(type).to(torch::kDouble));
  }
  reference::ScanArguments fast = reference::converted(exact, onGpu(torch::kFloat));
  fast.u = exact.u.detach().to(onGpu(type)).requires_grad_(true);
  fast.projected = exact.projected.detach().to(onGpu(type)).requires_grad_(true);
  const Tensor expected = reference::selectiveScan(exact, quadrants);
  const auto scan = [&] {
    return ops::selectiveScan(fast.u, fast.projected, fast.deltaWeight, fast.deltaBias, fast.A, fast.D, quadrants);
  };
  const Tensor actual = scan();  // in one go, keeping states
  CHECK(actual.scalar_type() == type);
  CHECK(relativeDifference(actual, expected) < tolerance(type));
  {
    const torch::NoGradGuard noGradients;  // in chunks
    CHECK(relativeDifference(scan(), expected) < tolerance(type));
  }
  checkGradients(expected, actual, exact.all(), fast.all(), 3);
}

TEST_CASE("The deformable convolution and its gradients on the GPU equal the formula in double precision", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  using Case = reference::DeformCase;
  const auto c = GENERATE(Case{1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 9}, Case{1, 16, 8, 31, 33}, Case{3, 21, 17, 6, 5},
                          Case{2, 96, 96, 60, 70});
  const double reach = GENERATE(0.9, 5.0);
  const auto type = GENERATE(torch::kFloat, torch::kHalf, torch::kBFloat16);
  CAPTURE(c.batch, c.in, c.out, c.height, c.width, reach, type);
  const reference::DeformArguments exact = reference::randomDeformArguments(c, reach);
  {
    const torch::NoGradGuard noGradients;
    for (Tensor t : exact.all()) t.copy_(t.to(type).to(torch::kDouble));
  }
  const reference::DeformArguments fast = reference::converted(exact, onGpu(type));
  const Tensor expected = reference::deformConv2d(exact);
  const Tensor actual = ops::deformConv2d(fast.input, fast.offset, fast.modulation, fast.weight);
  CHECK(actual.scalar_type() == type);
  CHECK(relativeDifference(actual, expected) < tolerance(type));
  checkGradients(expected, actual, exact.all(), fast.all(), 4);
}

TEST_CASE("One-pass pixel work on the GPU equals its definition in double precision", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  const torch::NoGradGuard noGradients;
  torch::manual_seed(5);
  const auto type = GENERATE(torch::kFloat, torch::kHalf, torch::kBFloat16);
  const auto [channels, height, width] =
      GENERATE(table<std::int64_t, std::int64_t, std::int64_t>({{2, 2, 2}, {5, 4, 6}, {96, 40, 44}, {300, 6, 6}}));
  CAPTURE(type, channels, height, width);
  const auto stored = [&](const Tensor& t) { return t.to(onGpu(type)); };
  // A lambda of C++17 captures no structured binding.
  const auto image = [&, height = height, width = width](std::int64_t count) {
    return stored(channelsLast(torch::randn({2, count, height, width})));
  };
  const Tensor t = image(channels), r = image(channels), d = image(channels);
  const Tensor expanded = stored(torch::randn({2, height / 2, width / 2, 4 * channels}));
  CHECK(relativeDifference(ops::modulate(expanded, d), ops::modulate(inDouble(expanded), inDouble(d))) <
        tolerance(type));
  const Tensor wide = stored(torch::randn({2, height, width, 2 * channels})),
               y = stored(torch::randn({2, height, width, channels}) * 2 + 1), z = wide.chunk(2, -1)[1];
  const Tensor scale = stored(torch::randn({channels})), shift = stored(torch::randn({channels}));
  CHECK(relativeDifference(ops::gatedNorm(y, scale, shift, 1e-5, z),
                           ops::gatedNorm(inDouble(y), inDouble(scale), inDouble(shift), 1e-5, inDouble(z))) <
        3 * tolerance(type));
  const Tensor attention = stored(torch::randn({2, 2 * channels}) / 4), attentionBias = stored(torch::randn({2})),
               weight = stored(torch::randn({3, 3 * channels}) / 20), weightBias = stored(torch::randn({3}));
  CHECK(relativeDifference(ops::fuse(t, r, attention, attentionBias, weight, weightBias),
                           ops::fuse(inDouble(t), inDouble(r), inDouble(attention), inDouble(attentionBias),
                                     inDouble(weight), inDouble(weightBias))) < 3 * tolerance(type));
}

TEST_CASE("The gated scan on the GPU is the scan, then the gated norm", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  const torch::NoGradGuard noGradients;
  const bool quadrants = GENERATE(false, true);
  const reference::ScanArguments a =
      reference::converted(reference::randomScanArguments({2, 21, 22, 192, 6, 16}, 9), onGpu(torch::kFloat));
  const Tensor weight = torch::randn({192}, torch::kCUDA), bias = torch::randn({192}, torch::kCUDA),
               z = torch::randn(a.u.sizes(), torch::kCUDA);
  const Tensor y = ops::selectiveScan(a.u, a.projected, a.deltaWeight, a.deltaBias, a.A, a.D, quadrants);
  const Tensor fused =
      ops::gatedScan(a.u, a.projected, a.deltaWeight, a.deltaBias, a.A, a.D, quadrants, weight, bias, 1e-5, z);
  CHECK(relativeDifference(fused, inDouble(ops::gatedNorm(y, weight, bias, 1e-5, z))) < 1e-5);
}

TEST_CASE("Limits of the kernels are sentences", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  const torch::NoGradGuard noGradients;
  const auto zeros = [](at::IntArrayRef sizes, torch::Dtype type = torch::kFloat) {
    return torch::zeros(sizes, onGpu(type));
  };
  CHECK_THROWS_WITH(ops::selectiveScan(zeros({1, 4, 4, 8}), zeros({1, 4, 4, 4 * 19}), zeros({4, 8, 17}), zeros({4, 8}),
                                       zeros({4, 8, 1}), zeros({4, 8}), false),
                    Catch::Contains("at most 16"));
  CHECK_THROWS_WITH(ops::deformConv2d(zeros({1, 2, 4, 4}, torch::kDouble), zeros({1, 18, 4, 4}), zeros({1, 9, 4, 4}),
                                      zeros({2, 2, 3, 3})),
                    Catch::Contains("bfloat16 only"));
}
