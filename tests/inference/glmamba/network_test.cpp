// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/network.h"

#include "tests/inference/torch_and_catch.h"

namespace {

glmamba::Configuration small() {
  glmamba::Configuration configuration;
  configuration.channels = 16;
  configuration.stateSize = 4;
  configuration.deltaRank = 2;
  return configuration;
}

}  // namespace

TEST_CASE("Parameters carry the documented names and shapes", "[glmamba]") {
  const auto parameters = glmamba::Network()->named_parameters();
  const auto shape = [&](const std::string& name) { return parameters[name].sizes().vec(); };
  using Shape = std::vector<std::int64_t>;
  CHECK(shape("target.head.weight") == Shape{96, 1, 3, 3});
  CHECK(shape("reference.stage1.embed.weight") == Shape{96, 96, 2, 2});
  CHECK(shape("target.stage0.embed_norm.bias") == Shape{96});
  CHECK(shape("target.stage0.mamba.in_proj.weight") == Shape{384, 96});
  CHECK(shape("target.stage0.mamba.conv.weight") == Shape{192, 1, 3, 3});
  CHECK(shape("target.stage0.mamba.x_proj.weight") == Shape{4, 38, 192});
  CHECK(shape("target.stage0.mamba.dt_proj.weight") == Shape{4, 192, 6});
  CHECK(shape("target.stage0.mamba.dt_proj.bias") == Shape{4, 192});
  CHECK(shape("target.stage0.mamba.A_log") == Shape{4, 192, 16});
  CHECK(shape("target.stage0.mamba.D") == Shape{4, 192});
  CHECK(shape("target.stage0.mamba.out_norm.weight") == Shape{192});
  CHECK(shape("target.stage0.mamba.out_proj.weight") == Shape{96, 192});
  CHECK(shape("target.stage0.mamba.attention.down.weight") == Shape{48, 96});
  CHECK(shape("target.stage0.mamba.attention.up.bias") == Shape{96});
  CHECK(shape("target.stage0.expand.weight") == Shape{384, 96});
  CHECK(shape("reference.stage0.deform.offset.weight") == Shape{18, 96, 3, 3});
  CHECK(shape("reference.stage0.deform.modulation.bias") == Shape{9});
  CHECK(shape("reference.stage0.deform.weight") == Shape{96, 96, 3, 3});
  CHECK(shape("fusion.attention.weight") == Shape{2, 192, 1, 1});
  CHECK(shape("fusion.weights.weight") == Shape{3, 288});
  CHECK(shape("reconstruct.target.weight") == Shape{1, 96, 3, 3});
  CHECK(shape("reconstruct.reference.bias") == Shape{1});
}

TEST_CASE("Any size from 16 up keeps its size", "[glmamba]") {
  torch::NoGradGuard noGradients;
  torch::manual_seed(1);
  glmamba::Network network(small());
  const auto [height, width] = GENERATE(table<std::int64_t, std::int64_t>({{16, 16}, {17, 30}, {21, 19}, {32, 22}}));
  const auto output = network(torch::rand({2, 1, height, width}), torch::rand({2, 1, height, width}));
  CHECK(output.sr.sizes() == at::IntArrayRef({2, 1, height, width}));
  CHECK(output.reference.sizes() == output.sr.sizes());
  CHECK(output.sr.isfinite().all().item<bool>());
}

TEST_CASE("Images that are too small or of two sizes are refused", "[glmamba]") {
  glmamba::Network network(small());
  CHECK_THROWS_WITH(network(torch::rand({1, 1, 12, 40}), torch::rand({1, 1, 12, 40})), Catch::Contains("16"));
  CHECK_THROWS_WITH(network(torch::rand({1, 1, 24, 24}), torch::rand({1, 1, 24, 28})), Catch::Contains("one size"));
}

TEST_CASE("With the reconstruction at zero the residual alone is left", "[glmamba]") {
  torch::NoGradGuard noGradients;
  glmamba::Network network(small());
  for (auto& parameter : network->named_parameters())
    if (parameter.key().rfind("reconstruct.", 0) == 0) parameter.value().zero_();
  const torch::Tensor lr = torch::rand({1, 1, 18, 20});
  const auto output = network(lr, torch::rand({1, 1, 18, 20}));
  CHECK(torch::equal(output.sr, lr));
  CHECK(output.reference.abs().max().item<float>() == 0);
}

TEST_CASE("Every parameter learns", "[glmamba]") {
  torch::manual_seed(2);
  glmamba::Network network(small());
  const torch::Tensor target = torch::rand({1, 1, 16, 20});
  // Two steps: offsets and modulation start at zero weights, and still have gradients.
  const auto output = network(torch::rand({1, 1, 16, 20}), torch::rand({1, 1, 16, 20}));
  ((output.sr - target).abs().mean() + (output.reference - target).square().mean()).backward();
  for (const auto& parameter : network->named_parameters()) {
    CAPTURE(parameter.key());
    REQUIRE(parameter.value().grad().defined());
    CHECK(parameter.value().grad().abs().max().item<float>() > 0);
  }
}

TEST_CASE("The interruption leaves a run early", "[glmamba]") {
  glmamba::Network network(small());
  struct Stop {};
  int calls = 0;
  network->setInterruption([&] {
    if (++calls == 2) throw Stop{};
  });
  CHECK_THROWS_AS(network(torch::rand({1, 1, 16, 16}), torch::rand({1, 1, 16, 16})), Stop);
  CHECK(calls == 2);
}

TEST_CASE("Without gradients the network gives what it gives with them", "[glmamba]") {
  torch::manual_seed(3);
  glmamba::Network network(small());
  for (auto& parameter : network->named_parameters())
    if (parameter.key().find("deform.") != std::string::npos) parameter.value().data().normal_(0, 0.05);
  const torch::Tensor lr = torch::rand({2, 1, 26, 20}), reference = torch::rand({2, 1, 26, 20});
  const auto recorded = network(lr, reference);
  REQUIRE(recorded.sr.requires_grad());
  const torch::NoGradGuard noGradients;
  const auto output = network(lr, reference);
  // float32 through some twenty layers.
  CHECK((output.sr - recorded.sr).abs().max().item<float>() < 2e-5F);
  CHECK((output.reference - recorded.reference).abs().max().item<float>() < 2e-5F);
}
