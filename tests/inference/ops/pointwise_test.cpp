// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/pointwise.h"

#include <cmath>

#include "tests/inference/torch_and_catch.h"

using torch::Tensor;
namespace ops = glmamba::ops;

namespace {

// One pass in float32 against the definition in double precision: a few roundings of each element.
constexpr double kTolerance = 3e-6;

double relativeDifference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kDouble) - b).abs().max() / b.abs().max()).item<double>();
}

Tensor channelsLast(const Tensor& t) { return t.contiguous(torch::MemoryFormat::ChannelsLast); }
Tensor single(const Tensor& t) { return t.to(torch::kFloat); }

}  // namespace

TEST_CASE("The modulator in one pass equals pixel shuffle, sigmoid and sum", "[ops]") {
  const torch::NoGradGuard noGradients;
  torch::manual_seed(3);
  const std::int64_t channels = GENERATE(1, 5, 16, 96);
  CAPTURE(channels);
  const Tensor shuffled = torch::randn({2, 4 * channels, 3, 7}, torch::kDouble);
  const Tensor d = channelsLast(torch::randn({2, channels, 6, 14}, torch::kDouble) * 8);
  const Tensor expected = torch::pixel_shuffle(shuffled, 2) * torch::sigmoid(d) + d;
  const Tensor tokens =
      shuffled.permute({0, 2, 3, 1}).view({2, 3, 7, channels, 4}).transpose(3, 4).reshape({2, 3, 7, 4 * channels});
  const Tensor untouched = d.clone();
  CHECK(relativeDifference(ops::modulate(single(tokens), single(d)), expected) < kTolerance);
  CHECK(relativeDifference(ops::modulate(tokens, d), expected) < 1e-14);  // the definition: no float32 kernel
  CHECK(torch::equal(d, untouched));
}

TEST_CASE("The gated norm in one pass equals its definition, for slices of wider rows too", "[ops]") {
  const torch::NoGradGuard noGradients;
  torch::manual_seed(4);
  const std::int64_t channels = GENERATE(2, 17, 192);
  CAPTURE(channels);
  // Rounded first: of two channels that are nearly equal, the rounding would be all that is left.
  const Tensor y = (torch::randn({2, 3, 5, channels}) * 3 + 20).to(torch::kDouble);
  const Tensor weight = torch::randn({channels}, torch::kDouble), bias = torch::randn({channels}, torch::kDouble);
  const Tensor wide = torch::randn({2, 3, 5, 2 * channels}, torch::kDouble) * 10;
  const auto z = [&](const Tensor& t) { return t.chunk(2, -1)[1]; };
  const Tensor expected = torch::layer_norm(y, {channels}, weight, bias, 1e-5) * torch::silu(z(wide));
  // A mean seven times the spread costs a digit.
  CHECK(relativeDifference(ops::gatedNorm(single(y), single(weight), single(bias), 1e-5, z(single(wide))), expected) <
        10 * kTolerance);
}

TEST_CASE("The fusion in two passes equals its definition and does not depend on the count of threads", "[ops]") {
  const torch::NoGradGuard noGradients;
  torch::manual_seed(5);
  const auto [channels, side] = GENERATE(table<std::int64_t, std::int64_t>({{3, 5}, {16, 40}, {96, 33}}));
  CAPTURE(channels, side);
  // A lambda of C++17 captures no structured binding.
  const auto image = [channels = channels, side = side] {
    return channelsLast(torch::randn({2, channels, side, side}, torch::kDouble));
  };
  const Tensor t = image(), r = image();
  const Tensor attention = torch::randn({2, 2 * channels}, torch::kDouble) / 4,
               attentionBias = torch::randn({2}, torch::kDouble);
  const Tensor weight = torch::randn({3, 3 * channels}, torch::kDouble) / 20,
               weightBias = torch::randn({3}, torch::kDouble);
  const Tensor expected = ops::fuse(t, r, attention, attentionBias, weight, weightBias);
  const auto inSingle = [&] {
    return ops::fuse(single(t), single(r), single(attention), single(attentionBias), single(weight),
                     single(weightBias));
  };
  const int before = at::get_num_threads();
  at::set_num_threads(1);
  const Tensor one = inSingle();
  at::set_num_threads(3);
  const Tensor three = inSingle();
  at::set_num_threads(before);
  CHECK(relativeDifference(one, expected) < 10 * kTolerance);  // the shares' dot products add up 192 roundings
  CHECK(torch::equal(one, three));
}

TEST_CASE("NaN stays where pixels are apart and reaches the image where maxima are taken", "[ops]") {
  const torch::NoGradGuard noGradients;
  Tensor d = channelsLast(torch::ones({1, 20, 4, 4}));
  d[0][7][1][2] = NAN;
  CHECK(ops::modulate(torch::ones({1, 2, 2, 80}), d).isnan().equal(d.isnan()));
  Tensor tokens = torch::ones({1, 2, 2, 80});
  tokens[0][0][1][3] = NAN;
  CHECK(ops::modulate(tokens, channelsLast(torch::ones({1, 20, 4, 4}))).isnan().sum().item<std::int64_t>() == 1);
  Tensor y = torch::rand({1, 2, 3, 20}), z = torch::rand({1, 2, 3, 20});
  y[0][1][1][4] = NAN;
  const auto gated = [&] { return ops::gatedNorm(y, torch::ones({20}), torch::zeros({20}), 1e-5, z); };
  CHECK(gated().isnan().sum().item<std::int64_t>() == 20);
  y = torch::rand({1, 2, 3, 20});
  z[0][0][2][19] = NAN;
  CHECK(gated().isnan().sum().item<std::int64_t>() == 1);
  CHECK(ops::fuse(d, channelsLast(torch::ones({1, 20, 4, 4})), torch::ones({2, 40}), torch::zeros({2}),
                  torch::ones({3, 60}), torch::zeros({3}))
            .isnan()
            .all()
            .item<bool>());
}
