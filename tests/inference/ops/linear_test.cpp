// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/linear.h"

#include <cmath>
#include <mutex>
#include <set>
#include <thread>

#include "inference/ops/parallel_tasks.h"
#include "tests/inference/torch_and_catch.h"

using torch::Tensor;

namespace {

double relativeDifference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kDouble) - b).abs().max() / b.abs().max().clamp_min(1e-12)).item<double>();
}

Tensor leaf(const Tensor& t) { return t.detach().clone().requires_grad_(true); }

}  // namespace

TEST_CASE("The linear layer and its gradients equal Torch's in double precision", "[ops]") {
  torch::manual_seed(5);
  const auto [rows, in, out] = GENERATE(table<std::int64_t, std::int64_t, std::int64_t>(
      {{1, 1, 1}, {7, 3, 5}, {129, 48, 49}, {300, 192, 152}, {33, 96, 384}}));
  const bool withBias = GENERATE(false, true);
  CAPTURE(rows, in, out, withBias);
  const Tensor x = torch::randn({1, rows, in}, torch::kDouble).requires_grad_(true);
  const Tensor weight = torch::randn({out, in}, torch::kDouble).requires_grad_(true);
  const Tensor bias = torch::randn({out}, torch::kDouble).requires_grad_(true);
  const Tensor fx = leaf(x.to(torch::kFloat)), fw = leaf(weight.to(torch::kFloat)), fb = leaf(bias.to(torch::kFloat));
  const Tensor expected = torch::linear(x, weight, withBias ? bias : Tensor());
  const Tensor actual = glmamba::ops::linear(fx, fw, withBias ? fb : Tensor());
  // float32: sums of up to 300 products.
  CHECK(relativeDifference(actual, expected) < 1e-5);
  const Tensor direction = torch::randn(expected.sizes(), torch::kDouble);
  (expected * direction).sum().backward();
  (actual * direction.to(torch::kFloat)).sum().backward();
  CHECK(relativeDifference(fx.grad(), x.grad()) < 1e-5);
  CHECK(relativeDifference(fw.grad(), weight.grad()) < 1e-5);
  CHECK(fb.grad().defined() == withBias);
  if (withBias) CHECK(relativeDifference(fb.grad(), bias.grad()) < 1e-5);
}

TEST_CASE("The linear layer takes any strides and does not depend on the count of threads", "[ops]") {
  torch::manual_seed(6);
  const Tensor weight = torch::randn({40, 24});
  const Tensor x = torch::randn({2, 24, 15, 11}).permute({0, 2, 3, 1}), contiguous = x.contiguous();
  const auto run = [&](const Tensor& given) {
    const Tensor w = leaf(weight);
    const Tensor y = glmamba::ops::linear(given, w);
    y.square().sum().backward();
    return std::make_pair(y, w.grad());
  };
  const int before = at::get_num_threads();
  at::set_num_threads(1);
  const auto one = run(x);
  at::set_num_threads(3);
  const auto three = run(contiguous);
  at::set_num_threads(before);
  CHECK(torch::equal(one.first, three.first));
  CHECK(torch::equal(one.second, three.second));
}

TEST_CASE("NaN in a row reaches the whole row of the linear layer and no other", "[ops]") {
  torch::NoGradGuard noGradients;
  Tensor x = torch::ones({20, 8});
  x[3][5] = NAN;
  const Tensor y = glmamba::ops::linear(x, torch::zeros({50, 8}));
  CHECK(y[3].isnan().all().item<bool>());
  CHECK(y.isnan().sum().item<std::int64_t>() == 50);
}

TEST_CASE("The linear layer refuses weights that do not fit", "[ops]") {
  CHECK_THROWS_WITH(glmamba::ops::linear(torch::ones({4, 8}), torch::ones({3, 7})), Catch::Contains("does not fit"));
}

TEST_CASE("Tasks are shared out to all threads, each once", "[ops]") {
  const int before = at::get_num_threads();
  at::set_num_threads(2);
  std::mutex mutex;
  std::set<std::thread::id> threads;
  std::vector<int> runs(64, 0);
  glmamba::ops::parallelTasks(64, [&](std::int64_t task) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::lock_guard lock(mutex);
    threads.insert(std::this_thread::get_id());
    ++runs[static_cast<std::size_t>(task)];
  });
  at::set_num_threads(before);
  CHECK(threads.size() == 2);
  CHECK(runs == std::vector<int>(64, 1));
}
