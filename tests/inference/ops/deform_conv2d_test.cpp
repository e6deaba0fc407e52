// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/deform_conv2d.h"

#include <cmath>

#include "tests/inference/ops/references.h"

using torch::Tensor;
namespace reference = glmamba::ops::reference;

namespace {

using Arguments = reference::DeformArguments;
using Case = reference::DeformCase;
using reference::randomDeformArguments;
using reference::relativeDifference;

Arguments asFloat(const Arguments& a) { return reference::converted(a, torch::kFloat); }

Tensor run(const Arguments& a) { return glmamba::ops::deformConv2d(a.input, a.offset, a.modulation, a.weight); }

}  // namespace

TEST_CASE("The deformable convolution and its gradients equal the formula in double precision", "[ops]") {
  const auto c = GENERATE(Case{1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 9}, Case{1, 16, 8, 31, 33}, Case{3, 21, 17, 6, 5},
                          Case{2, 96, 96, 12, 8});
  // Offsets of up to five pixels leave the image on every side.
  const double reach = GENERATE(0.9, 5.0);
  CAPTURE(c.batch, c.in, c.out, c.height, c.width, reach);
  const Arguments exact = randomDeformArguments(c, reach), fast = asFloat(exact);
  const Tensor expected = reference::deformConv2d(exact), actual = run(fast);
  // float32: a sum of up to 864 products, and coordinates of up to 38 rounded at 2e-6.
  CHECK(relativeDifference(actual, expected) < 2e-5);
  torch::manual_seed(4);
  const Tensor weight = torch::randn(expected.sizes(), torch::kDouble);
  (expected * weight).sum().backward();
  (actual * weight.to(torch::kFloat)).sum().backward();
  for (std::size_t i = 0; i < exact.all().size(); ++i) {
    CAPTURE(i);
    CHECK(relativeDifference(fast.all()[i].grad(), exact.all()[i].grad()) < 5e-5);
  }
}

TEST_CASE("Without offsets and with full modulation it is a plain convolution", "[ops]") {
  const Arguments a = asFloat(randomDeformArguments({2, 10, 6, 9, 14}, 0));
  torch::NoGradGuard noGradients;
  const Tensor actual =
      glmamba::ops::deformConv2d(a.input, torch::zeros_like(a.offset), torch::ones_like(a.modulation), a.weight);
  CHECK(torch::allclose(actual, torch::conv2d(a.input, a.weight, {}, 1, 1), 1e-4, 1e-4));
}

TEST_CASE("The deformable convolution takes channels-last and contiguous input alike", "[ops]") {
  const Arguments a = asFloat(randomDeformArguments({1, 20, 8, 9, 7}, 1));
  torch::NoGradGuard noGradients;
  Arguments last = a;
  last.input = a.input.contiguous(at::MemoryFormat::ChannelsLast);
  last.offset = a.offset.permute({3, 2, 1, 0}).contiguous().permute({3, 2, 1, 0});
  CHECK(torch::equal(run(a), run(last)));
}

TEST_CASE("NaN in the image or an offset reaches the deformable convolution's output", "[ops]") {
  Arguments a = asFloat(randomDeformArguments({1, 4, 2, 6, 6}, 0.3));
  torch::NoGradGuard noGradients;
  SECTION("image") { a.input = a.input.clone().index_put_({0, 1, 3, 3}, NAN); }
  SECTION("offset") { a.offset = a.offset.clone().index_put_({0, 8, 3, 3}, NAN); }
  CHECK(std::isnan(run(a)[0][0][3][3].item<float>()));
}

TEST_CASE("The deformable convolution refuses shapes that do not fit", "[ops]") {
  Arguments a = asFloat(randomDeformArguments({1, 4, 2, 6, 6}, 0.3));
  a.offset = a.offset.narrow(1, 0, 9);
  CHECK_THROWS_WITH(run(a), Catch::Contains("offset"));
}
