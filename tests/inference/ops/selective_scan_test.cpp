#include "inference/ops/selective_scan.h"

#include <cmath>

#include "inference/ops/scan_order.h"
#include "inference/ops/selective_scan_kernel.h"
#include "tests/inference/torch_and_catch.h"

using torch::Tensor;

namespace {

struct Case {
  std::int64_t batch, height, width, channels, rank, states;
};

struct Arguments {
  Tensor u, projected, deltaWeight, deltaBias, A, D;
  std::vector<Tensor> all() const { return {u, projected, deltaWeight, deltaBias, A, D}; }
};

Arguments randomArguments(const Case& c, std::uint64_t seed) {
  torch::manual_seed(seed);
  const auto uniform = [](at::IntArrayRef sizes, double low, double high) {
    return (torch::rand(sizes, torch::kDouble) * (high - low) + low).requires_grad_(true);
  };
  return {uniform({c.batch, c.height, c.width, c.channels}, -1, 1),
          uniform({c.batch, c.height, c.width, 4 * (c.rank + 2 * c.states)}, -1, 1),
          uniform({4, c.channels, c.rank}, -0.5, 0.5),
          uniform({4, c.channels}, -3, 0.5),
          uniform({4, c.channels, c.states}, -4, -0.1),
          uniform({4, c.channels}, -1, 1)};
}

// The recurrence of the header in double precision, one token after another; Torch differentiates it.
Tensor reference(const Arguments& a, bool quadrants) {
  const auto n = a.u.size(0), channels = a.u.size(3), rank = a.deltaWeight.size(2), states = a.A.size(2);
  const Tensor u = a.u.flatten(1, 2), p = a.projected.flatten(1, 2);
  std::vector<Tensor> y(u.size(1), torch::zeros({n, channels}, u.options()));
  const auto orders = glmamba::ops::scanOrders(a.u.size(1), a.u.size(2), quadrants);
  for (std::size_t o = 0; o < orders.size(); ++o) {
    const std::int64_t k = o % 4, start = k * (rank + 2 * states);
    Tensor h = torch::zeros({n, channels, states}, u.options());
    for (const std::int64_t l : orders[o]) {
      const Tensor r = p.select(1, l).narrow(1, start, rank);
      const Tensor b = p.select(1, l).narrow(1, start + rank, states);
      const Tensor c = p.select(1, l).narrow(1, start + rank + states, states);
      const Tensor delta = torch::softplus(torch::linear(r, a.deltaWeight[k], a.deltaBias[k])).unsqueeze(-1);
      const Tensor ul = u.select(1, l);
      h = torch::exp(delta * a.A[k]) * h + delta * b.unsqueeze(1) * ul.unsqueeze(-1);
      y[l] = y[l] + (h * c.unsqueeze(1)).sum(-1) + a.D[k] * ul;
    }
  }
  return torch::stack(y, 1).view(a.u.sizes());
}

Arguments asFloat(const Arguments& a) {
  const auto leaf = [](const Tensor& t) { return t.detach().to(torch::kFloat).requires_grad_(true); };
  return {leaf(a.u), leaf(a.projected), leaf(a.deltaWeight), leaf(a.deltaBias), leaf(a.A), leaf(a.D)};
}

Tensor run(const Arguments& a, bool quadrants) {
  return glmamba::ops::selectiveScan(a.u, a.projected, a.deltaWeight, a.deltaBias, a.A, a.D, quadrants);
}

double relativeDifference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kDouble) - b).abs().max() / b.abs().max().clamp_min(1e-12)).item<double>();
}

}  // namespace

TEST_CASE("The selective scan and its gradients equal the recurrence in double precision", "[ops]") {
  const auto c = GENERATE(Case{1, 1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 2, 3}, Case{1, 7, 6, 16, 6, 16},
                          Case{3, 5, 5, 50, 3, 4}, Case{1, 13, 11, 70, 6, 5}, Case{2, 8, 8, 192, 6, 16});
  const bool quadrants = GENERATE(false, true);
  if (quadrants && (c.height < 2 || c.width < 2)) return;
  CAPTURE(c.batch, c.height, c.width, c.channels, c.rank, c.states, quadrants);
  const Arguments exact = randomArguments(c, 17);
  const Arguments fast = asFloat(exact);
  const Tensor expected = reference(exact, quadrants), actual = run(fast, quadrants);
  // float32 over at most 143 recurrent steps: a few hundred roundings of 6e-8.
  CHECK(relativeDifference(actual, expected) < 5e-6);
  torch::manual_seed(3);
  const Tensor weight = torch::randn(expected.sizes(), torch::kDouble);
  (expected * weight).sum().backward();
  (actual * weight.to(torch::kFloat)).sum().backward();
  for (std::size_t i = 0; i < exact.all().size(); ++i) {
    CAPTURE(i);
    CHECK(relativeDifference(fast.all()[i].grad(), exact.all()[i].grad()) < 3e-5);
  }
}

TEST_CASE("The selective scan takes any strides", "[ops]") {
  const Arguments a = asFloat(randomArguments({2, 6, 4, 24, 2, 4}, 5));
  torch::NoGradGuard noGradients;
  Arguments strided = a;
  strided.u = a.u.permute({0, 3, 1, 2}).contiguous().permute({0, 2, 3, 1});
  strided.A = a.A.permute({2, 1, 0}).contiguous().permute({2, 1, 0});
  REQUIRE_FALSE(strided.u.is_contiguous());
  CHECK(torch::equal(run(a, false), run(strided, false)));
}

TEST_CASE("The selective scan does not depend on the count of threads", "[ops]") {
  const Arguments a = asFloat(randomArguments({1, 10, 12, 96, 6, 16}, 6));
  torch::NoGradGuard noGradients;
  const int before = at::get_num_threads();
  at::set_num_threads(1);
  const Tensor one = run(a, true);
  at::set_num_threads(3);
  const Tensor three = run(a, true);
  at::set_num_threads(before);
  CHECK(torch::equal(one, three));
}

TEST_CASE("NaN in a token's input reaches the scan's output", "[ops]") {
  Arguments a = asFloat(randomArguments({1, 4, 4, 16, 2, 4}, 7));
  torch::NoGradGuard noGradients;
  SECTION("through u") { a.u = a.u.clone().index_put_({0, 1, 2, 3}, NAN); }
  SECTION("through the projection of Δ") { a.projected = a.projected.clone().index_put_({0, 1, 2, 0}, NAN); }
  CHECK(std::isnan(run(a, false)[0][1][2][3].item<float>()));
}

TEST_CASE("The selective scan refuses shapes that do not fit", "[ops]") {
  Arguments a = asFloat(randomArguments({1, 4, 4, 16, 2, 4}, 8));
  a.projected = a.projected.narrow(3, 0, 7);
  CHECK_THROWS_WITH(run(a, false), Catch::Contains("projected"));
}

TEST_CASE("Channel groups cover every channel once and keep both threads busy", "[ops]") {
  const auto channels = GENERATE(1, 16, 50, 192, 200);
  const auto tasks = glmamba::ops::scanTasks(2, channels, 2);
  std::int64_t covered = 0;
  for (const auto& task : tasks) covered += task.count;
  CHECK(covered == 2 * channels);
  CHECK(glmamba::ops::scanTasks(1, 192, 2).size() % 2 == 0);
}
