// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/convolution.h"

#include <cmath>

#include "inference/ops/deform_conv2d.h"
#include "inference/ops/linear.h"
#include "inference/ops/packed_factor.h"
#include "tests/inference/torch_and_catch.h"

using torch::Tensor;
namespace ops = glmamba::ops;

namespace {

double relativeDifference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kDouble) - b).abs().max() / b.abs().max()).item<double>();
}

Tensor single(const Tensor& t) { return t.to(torch::kFloat); }

// What bfloat16 makes of a number: eight binary digits, the last one rounded to even.
Tensor rounded(const Tensor& t) { return t.to(torch::kBFloat16).to(torch::kDouble); }

}  // namespace

TEST_CASE("The convolution without gradients equals Torch's in double precision", "[ops]") {
  const torch::NoGradGuard noGradients;
  torch::manual_seed(1);
  const auto [in, out, kernel, stride, padding] =
      GENERATE(table<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
          {{1, 96, 3, 1, 1}, {96, 27, 3, 1, 1}, {5, 2, 3, 1, 1}, {16, 50, 2, 2, 0}, {3, 7, 5, 2, 2}}));
  const auto [height, width] = GENERATE(table<std::int64_t, std::int64_t>({{2, 2}, {9, 16}, {23, 37}}));
  CAPTURE(in, out, kernel, stride, padding, height, width);
  const Tensor input = torch::randn({2, in, height, width}, torch::kDouble);
  const Tensor weight = torch::randn({out, in, kernel, kernel}, torch::kDouble);
  const Tensor bias = torch::randn({out}, torch::kDouble);
  const Tensor expected = torch::conv2d(input, weight, bias, stride, padding);
  const Tensor last = single(input).contiguous(torch::MemoryFormat::ChannelsLast);
  // float32: sums of up to 864 products.
  CHECK(relativeDifference(ops::convolution(last, single(weight), single(bias), stride, padding), expected) < 1e-5);
  CHECK(torch::equal(ops::convolution(last, single(weight), single(bias), stride, padding),
                     ops::convolution(single(input), single(weight), single(bias), stride, padding)));
  if (!ops::hasBfloat16Products()) return;
  const ops::FactorTypeGuard guard(ops::FactorType::bfloat16);
  CHECK(relativeDifference(
            ops::convolution(last, single(weight), single(bias), stride, padding),
            torch::conv2d(rounded(input), rounded(weight), single(bias).to(torch::kDouble), stride, padding)) < 1e-5);
}

TEST_CASE("Products of bfloat16 round the factors and nothing else", "[ops]") {
  if (!ops::hasBfloat16Products()) {
    WARN("This processor has no products of bfloat16 numbers: not tested.");
    CHECK_THROWS_WITH(ops::FactorTypeGuard(ops::FactorType::bfloat16), Catch::Contains("bfloat16"));
    return;
  }
  const torch::NoGradGuard noGradients;
  torch::manual_seed(2);
  const auto [rows, in, out] = GENERATE(table<std::int64_t, std::int64_t, std::int64_t>(
      {{1, 1, 1}, {7, 3, 5}, {129, 31, 49}, {40, 33, 152}, {20, 2049, 27}, {9, 1026, 96}}));
  CAPTURE(rows, in, out);
  const Tensor x = torch::randn({rows, in}), weight = torch::randn({out, in}), bias = torch::randn({out});
  const Tensor plain = ops::linear(x, weight, bias);
  Tensor actual;
  {
    const ops::FactorTypeGuard guard(ops::FactorType::bfloat16);
    actual = ops::linear(x, weight, bias);
  }
  // Exact products of eight-digit factors, summed in float32.
  CHECK(relativeDifference(actual, torch::linear(rounded(x), rounded(weight), bias.to(torch::kDouble))) < 2e-5);
  CHECK(torch::equal(ops::linear(x, weight, bias), plain));  // the guard is gone
}

TEST_CASE("Gradients of bfloat16 products are products of rounded factors, after the guard too", "[ops]") {
  if (!ops::hasBfloat16Products()) return;
  torch::manual_seed(3);
  const auto [rows, in, out] =
      GENERATE(table<std::int64_t, std::int64_t, std::int64_t>({{1, 1, 1}, {7, 3, 5}, {129, 31, 49}, {300, 96, 152}}));
  CAPTURE(rows, in, out);
  const Tensor x = torch::randn({rows, in}).requires_grad_(true), weight = torch::randn({out, in}).requires_grad_(true);
  Tensor y;
  {
    const ops::FactorTypeGuard guard(ops::FactorType::bfloat16);
    y = ops::linear(x, weight);
  }
  const Tensor gradient = torch::randn({rows, out});
  y.backward(gradient);
  CHECK(relativeDifference(x.grad(), rounded(gradient).matmul(rounded(weight))) < 2e-5);
  CHECK(relativeDifference(weight.grad(), rounded(gradient).t().matmul(rounded(x))) < 2e-5);
}

TEST_CASE("The deformable convolution's gradients in bfloat16 are near those in float32", "[ops]") {
  if (!ops::hasBfloat16Products()) return;
  torch::manual_seed(4);
  const std::vector<Tensor> given{torch::randn({2, 33, 9, 16}), torch::randn({2, 18, 9, 16}),
                                  torch::rand({2, 9, 9, 16}), torch::randn({21, 33, 3, 3})};
  const Tensor gradient = torch::randn({2, 21, 9, 16});
  const auto gradients = [&](ops::FactorType type) {
    std::vector<Tensor> leaves;
    for (const Tensor& t : given) leaves.push_back(t.clone().requires_grad_(true));
    const ops::FactorTypeGuard guard(type);
    ops::deformConv2d(leaves[0], leaves[1], leaves[2], leaves[3]).backward(gradient);
    return leaves;
  };
  const auto exact = gradients(ops::FactorType::float32), rough = gradients(ops::FactorType::bfloat16);
  for (std::size_t i = 0; i < given.size(); ++i) {
    CAPTURE(i);
    const double difference = ((rough[i].grad() - exact[i].grad()).norm() / exact[i].grad().norm()).item<double>();
    CHECK(difference < 5e-3);  // factors of eight binary digits: 2⁻⁹ each at most
    CHECK(difference > 1e-5);  // they were rounded
  }
}

TEST_CASE("NaN reaches the outputs of bfloat16 products whose window holds it", "[ops]") {
  if (!ops::hasBfloat16Products()) return;
  const torch::NoGradGuard noGradients;
  const ops::FactorTypeGuard guard(ops::FactorType::bfloat16);
  Tensor image = torch::ones({1, 6, 9, 9});
  image[0][2][4][0] = NAN;
  const Tensor y = ops::convolution(image, torch::zeros({2, 6, 3, 3}), torch::zeros({2}), 1, 1);
  CHECK(y.isnan().sum().item<std::int64_t>() == 2 * 3 * 2);
  const Tensor deformed =
      ops::deformConv2d(image, torch::zeros({1, 18, 9, 9}), torch::ones({1, 9, 9, 9}), torch::zeros({2, 6, 3, 3}));
  CHECK(deformed.isnan().sum().item<std::int64_t>() >= 2 * 3 * 2);
}

TEST_CASE("The convolution refuses weights that do not fit", "[ops]") {
  const torch::NoGradGuard noGradients;
  CHECK_THROWS_WITH(ops::convolution(torch::ones({1, 4, 8, 8}), torch::ones({3, 5, 3, 3}), torch::ones({3}), 1, 1),
                    Catch::Contains("does not fit"));
}
