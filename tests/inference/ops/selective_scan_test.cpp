// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/selective_scan.h"

#include <cmath>

#include "inference/ops/scan_order.h"
#include "inference/ops/selective_scan_kernel.h"
#include "tests/inference/ops/references.h"

using torch::Tensor;
namespace reference = glmamba::ops::reference;

namespace {

using Arguments = reference::ScanArguments;
using Case = reference::ScanCase;
using reference::randomScanArguments;
using reference::relativeDifference;

Arguments asFloat(const Arguments& a) { return reference::converted(a, torch::kFloat); }

Tensor run(const Arguments& a, bool quadrants) {
  return glmamba::ops::selectiveScan(a.u, a.projected, a.deltaWeight, a.deltaBias, a.A, a.D, quadrants);
}

}  // namespace

TEST_CASE("The selective scan and its gradients equal the recurrence in double precision", "[ops]") {
  const auto c = GENERATE(Case{1, 1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 2, 3}, Case{1, 7, 6, 16, 6, 16},
                          Case{3, 5, 5, 50, 3, 4}, Case{1, 13, 11, 70, 6, 5}, Case{2, 8, 8, 192, 6, 16});
  const bool quadrants = GENERATE(false, true);
  if (quadrants && (c.height < 2 || c.width < 2)) return;
  CAPTURE(c.batch, c.height, c.width, c.channels, c.rank, c.states, quadrants);
  const Arguments exact = randomScanArguments(c, 17);
  const Arguments fast = asFloat(exact);
  const Tensor expected = reference::selectiveScan(exact, quadrants), actual = run(fast, quadrants);
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
  const Arguments a = asFloat(randomScanArguments({2, 6, 4, 24, 2, 4}, 5));
  torch::NoGradGuard noGradients;
  Arguments strided = a;
  strided.u = a.u.permute({0, 3, 1, 2}).contiguous().permute({0, 2, 3, 1});
  strided.A = a.A.permute({2, 1, 0}).contiguous().permute({2, 1, 0});
  REQUIRE_FALSE(strided.u.is_contiguous());
  CHECK(torch::equal(run(a, false), run(strided, false)));
}

TEST_CASE("The selective scan does not depend on the count of threads", "[ops]") {
  const Arguments a = asFloat(randomScanArguments({1, 10, 12, 96, 6, 16}, 6));
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
  Arguments a = asFloat(randomScanArguments({1, 4, 4, 16, 2, 4}, 7));
  torch::NoGradGuard noGradients;
  SECTION("through u") { a.u = a.u.clone().index_put_({0, 1, 2, 3}, NAN); }
  SECTION("through the projection of Δ") { a.projected = a.projected.clone().index_put_({0, 1, 2, 0}, NAN); }
  CHECK(std::isnan(run(a, false)[0][1][2][3].item<float>()));
}

TEST_CASE("The selective scan refuses shapes that do not fit", "[ops]") {
  Arguments a = asFloat(randomScanArguments({1, 4, 4, 16, 2, 4}, 8));
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
