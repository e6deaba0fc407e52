// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/swin_unet.h"

#include "tests/inference/torch_and_catch.h"

using namespace glmamba::segmentation;
using torch::Tensor;

namespace {

constexpr std::int64_t kSide = 4, kTokens = kSide * kSide;

/// Attention within windows as Eq. 4 has it, one number after the other.
Tensor attended(WindowAttentionImpl& attention, const Tensor& windows, const Tensor& mask) {
  const auto d = [](const Tensor& t) { return t.detach().to(torch::kDouble); };
  const std::int64_t channels = windows.size(2), depth = channels / attention.heads;
  Tensor result = torch::zeros({windows.size(0), kTokens, channels}, torch::kDouble);
  const Tensor qkv = torch::matmul(d(windows), d(attention.qkv->weight).t()) + d(attention.qkv->bias);
  const Tensor table = d(attention.relativeBias);
  for (std::int64_t w = 0; w < windows.size(0); ++w)
    for (std::int64_t h = 0; h < attention.heads; ++h)
      for (std::int64_t a = 0; a < kTokens; ++a) {
        const auto part = [&](std::int64_t token, std::int64_t which) {
          return qkv[w][token].slice(0, which * channels + h * depth, which * channels + (h + 1) * depth);
        };
        Tensor scores = torch::zeros({kTokens}, torch::kDouble);
        for (std::int64_t b = 0; b < kTokens; ++b) {
          const std::int64_t rows = a / kSide - b / kSide + kSide - 1, columns = a % kSide - b % kSide + kSide - 1;
          scores[b] = part(a, 0).dot(part(b, 1)) / std::sqrt(static_cast<double>(depth)) +
                      table[rows * (2 * kSide - 1) + columns][h];
          if (mask.defined()) scores[b] += d(mask)[w % mask.size(0)][a][b];
        }
        const Tensor weights = scores.softmax(0);
        for (std::int64_t b = 0; b < kTokens; ++b)
          result[w][a].slice(0, h * depth, (h + 1) * depth) += weights[b] * part(b, 2);
      }
  return torch::matmul(result, d(attention.proj->weight).t()) + d(attention.proj->bias);
}

Configuration small() {
  Configuration c;
  c.neighbours = 0;
  c.channels = 8;
  c.depths = {2, 2};
  c.heads = {2, 2};
  c.window = 4;
  c.patch = 2;
  return c;
}

}  // namespace

TEST_CASE("Attention within windows is its equation, with a mask and without", "[segmentation]") {
  torch::manual_seed(1);
  WindowAttention attention(6, kSide, 2);
  {
    const torch::NoGradGuard noGradients;
    for (Tensor& parameter : attention->parameters()) parameter.copy_(torch::randn_like(parameter));
  }
  const Tensor windows = torch::randn({4, kTokens, 6});
  const Tensor mask = GENERATE(false, true) ? shiftMask(8, 4, kSide, 2) : Tensor();
  const Tensor expected = attended(*attention, windows, mask);
  const double difference =
      (attention->forward(windows, mask).to(torch::kDouble) - expected).abs().max().item<double>();
  CHECK(difference < 1e-5 * expected.abs().max().item<double>());  // float32 sums of a few dozen terms
}

TEST_CASE("A shifted window lets only those tokens see each other that lie side by side in the image",
          "[segmentation]") {
  constexpr std::int64_t kHeight = 12, kWidth = 8, kShift = 2;
  // The row and column in the image of each token of the rolled map, by window.
  const Tensor rows = torch::arange(kHeight).view({1, kHeight, 1, 1}).expand({1, kHeight, kWidth, 1}),
               columns = torch::arange(kWidth).view({1, 1, kWidth, 1}).expand({1, kHeight, kWidth, 1});
  const auto ofWindows = [&](const Tensor& places) {
    return windowsOf(torch::roll(places, {-kShift, -kShift}, {1, 2}), kSide).squeeze(2);
  };
  const Tensor row = ofWindows(rows), column = ofWindows(columns);
  const Tensor mask = shiftMask(kHeight, kWidth, kSide, kShift);
  REQUIRE(mask.sizes() == at::IntArrayRef({6, kTokens, kTokens}));
  // In the image a window reaches over kSide − 1 rows and columns; tokens further apart were brought together by the
  // roll.
  const Tensor far = (row.unsqueeze(1) - row.unsqueeze(2)).abs().ge(kSide) |
                     (column.unsqueeze(1) - column.unsqueeze(2)).abs().ge(kSide);
  CHECK(far.any().item<bool>());
  CHECK(mask.lt(0).equal(far));
}

TEST_CASE("Windows of a map are put together again as they were", "[segmentation]") {
  const Tensor map = torch::randn({2, 8, 12, 3});
  CHECK(tokensOf(windowsOf(map, kSide), kSide, 8, 12).equal(map));
  CHECK(windowsOf(map, kSide)[1][5].equal(map[0][1][5]));  // second window, second row, second column
}

TEST_CASE("A Swin-Unet takes images of any size", "[segmentation]") {
  torch::manual_seed(2);
  Configuration configuration = small();
  configuration.regions = {"whole-tumour", "tumour-core", "enhancing"};
  configuration.contrasts = {"T2", "FLAIR"};
  configuration.neighbours = 1;
  SwinUnet network(configuration);
  const torch::NoGradGuard noGradients;
  for (const auto& [height, width] : {std::pair{1, 1}, {3, 50}, {16, 16}, {31, 33}, {65, 17}}) {
    CAPTURE(height, width);
    const Tensor logits = network->forward(torch::randn({2, 6, height, width}));
    CHECK(logits.sizes() == at::IntArrayRef({2, 3, height, width}));
    CHECK(torch::isfinite(logits).all().item<bool>());
  }
  CHECK_THROWS_AS(network->forward(torch::randn({1, 5, 16, 16})), c10::Error);
}

TEST_CASE("What was padded on changes nothing for a view that is not contiguous", "[segmentation]") {
  torch::manual_seed(3);
  SwinUnet network(small());
  const torch::NoGradGuard noGradients;
  const Tensor wide = torch::randn({1, 1, 40, 44}), view = wide.slice(2, 3, 34).slice(3, 5, 38);
  CHECK(network->forward(view).allclose(network->forward(view.contiguous())));
}

TEST_CASE("Every parameter of a Swin-Unet learns, by the gradient of finite differences", "[segmentation]") {
  torch::manual_seed(4);
  SwinUnet network(small());
  {
    // Far from the small weights of the start, where much of the gradient is rounding.
    const torch::NoGradGuard noGradients;
    for (Tensor& parameter : network->parameters())
      if (parameter.dim() > 1) parameter.copy_(0.3 * torch::randn_like(parameter));
  }
  const Tensor image = torch::randn({1, 1, 17, 19}), towards = torch::randn({1, 1, 17, 19});
  const auto loss = [&] { return (network->forward(image) * towards).sum(); };
  loss().backward();
  const torch::NoGradGuard noGradients;
  for (auto& parameter : network->named_parameters()) {
    CAPTURE(parameter.key());
    REQUIRE(parameter.value().grad().defined());
    const Tensor direction = parameter.value().grad() / parameter.value().grad().norm();
    const double expected = parameter.value().grad().norm().item<double>();
    CHECK(expected > 0);
    const double step = 1e-2 / std::max(1.0, expected);
    parameter.value().add_(direction, step);
    const auto above = loss().item<double>();
    parameter.value().add_(direction, -2 * step);
    const auto below = loss().item<double>();
    parameter.value().add_(direction, step);
    // Two losses of some ten in float32, 2·step·expected apart: 1e-2 or less of rounding, and the third derivative.
    CHECK((above - below) / (2 * step) == Approx(expected).epsilon(0.05));
  }
}

TEST_CASE("Sizes that do not fit each other are refused", "[segmentation]") {
  Configuration configuration = small();
  configuration.heads = {3, 2};
  CHECK_THROWS_AS(SwinUnet(configuration), c10::Error);
  configuration.heads = {2};
  CHECK_THROWS_AS(SwinUnet(configuration), c10::Error);
}
