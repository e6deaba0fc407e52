// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/configuration.h"

#include "inference/glmamba/exact_scan.h"
#include "inference/glmamba/network.h"
#include "inference/ops/selective_scan.h"
#include "tests/inference/torch_and_catch.h"

using glmamba::Configuration;
using torch::Tensor;

namespace {

Configuration small() {
  Configuration configuration;
  configuration.channels = 16;
  configuration.stateSize = 4;
  configuration.deltaRank = 2;
  return configuration;
}

std::int64_t parametersOf(const Configuration& configuration) {
  return glmamba::parameterCount(*glmamba::Network(configuration));
}

/// The answer of a network with the same weights for the same images, whatever else the configuration says.
Tensor answer(const Configuration& configuration, bool otherReference = false) {
  torch::NoGradGuard noGradients;
  torch::manual_seed(3);
  const Tensor lr = torch::rand({1, 1, 24, 20}), reference = torch::rand({2, 1, 24, 20});
  torch::manual_seed(4);
  glmamba::Network network(configuration);
  // What a new network adds to the image is faint.
  for (const auto& parameter : network->named_parameters())
    if (parameter.key() == "reconstruct.target.weight" || parameter.key().find("expand.weight") != std::string::npos)
      parameter.value().mul_(10);
  return network(lr, reference.slice(0, otherReference, otherReference + 1)).sr;
}

/// What an operator takes, with Δ of about `delta`.
std::vector<Tensor> scanInputs(double delta) {
  torch::manual_seed(5);
  const auto options = torch::TensorOptions(torch::kFloat);
  return {torch::randn({2, 4, 6, 3}, options),     torch::randn({2, 4, 6, 4 * (2 + 2 * 5)}, options),
          torch::randn({4, 3, 2}, options) * 0.01, torch::full({4, 3}, std::log(std::expm1(delta)), options),
          -torch::rand({4, 3, 5}, options) - 0.5,  torch::randn({4, 3}, options)};
}

}  // namespace

TEST_CASE("The paper's configuration costs what the paper says", "[glmamba]") {
  const glmamba::Network network;
  CHECK(glmamba::parameterCount(*network) == 1187155);
  const glmamba::MultiplyAdds work = network->multiplyAdds(240, 240);
  CHECK(work.asPaper / 1e9 == Approx(32.272).margin(0.0005));
  // Beside it: 1.946 G of projections and 2.12 G of states in the scan, 0.796 + 0.2 G of sampling, and single passes.
  CHECK(work.all / 1e9 == Approx(37.4).margin(0.3));
  CHECK(network->multiplyAdds(237, 238).asPaper == work.asPaper);  // padded to 240
}

TEST_CASE("Added fusion costs what the paper's ablation says", "[glmamba]") {
  Configuration added;
  added.fusion = glmamba::FusionKind::added;
  CHECK(parametersOf(added) == 1268942);  // 1.269 M
  CHECK(glmamba::Network(added)->multiplyAdds(240, 240).asPaper / 1e9 == Approx(37.03).margin(0.005));
}

TEST_CASE("Each field of the configuration changes the parameters that it says", "[glmamba]") {
  const std::int64_t paper = 1187155;
  Configuration c;
  c.stages = 1;
  CHECK(parametersOf(c) == 596029);
  c = {};
  c.tiedDecay = true;
  CHECK(parametersOf(c) == paper - 4 * 4 * 192 * 15);  // one A in place of sixteen, four blocks
  c = {};
  c.stateSize = 8;
  CHECK(parametersOf(c) == paper - 4 * (4 * 16 * 192 + 4 * 192 * 8));
  c = {};
  c.deltaRank = 3;
  CHECK(parametersOf(c) == paper - 4 * 4 * 3 * (192 + 192));
  c = {};
  c.neighbours = 1;
  CHECK(parametersOf(c) == paper + 2 * 2 * 9 * 96);  // both heads see two more slices
  c.jointHeads = true;
  CHECK(parametersOf(c) == paper + 2 * 5 * 9 * 96);  // three of each image in place of one
  c = {};
  c.modulator = false;
  c.exactDiscretisation = true;
  c.targetScan = glmamba::Scan::local;
  CHECK(parametersOf(c) == paper);
  c = {};
  c.referenceScan = glmamba::Scan::none;
  CHECK(parametersOf(c) == 592951);  // half of all but fusion
  c = {};
  c.expand = 1;
  CHECK(parametersOf(c) < paper - 100000);
}

TEST_CASE("Each ablation switch changes the answer of the same weights", "[glmamba]") {
  const Tensor base = answer(small());
  CHECK(torch::equal(base, answer(small())));
  const auto differs = [&](const auto& change) {
    Configuration configuration = small();
    change(configuration);
    const Tensor other = answer(configuration);
    return other.isfinite().all().item<bool>() && (other - base).abs().max().item<float>() > 1e-5F;
  };
  CHECK(differs([](Configuration& c) { c.targetScan = glmamba::Scan::local; }));
  CHECK(differs([](Configuration& c) { c.referenceScan = glmamba::Scan::global; }));
  CHECK(differs([](Configuration& c) { c.referenceScan = glmamba::Scan::none; }));
  CHECK(differs([](Configuration& c) { c.modulator = false; }));
  CHECK(differs([](Configuration& c) { c.fusion = glmamba::FusionKind::added; }));
  CHECK(differs([](Configuration& c) { c.exactDiscretisation = true; }));
  CHECK(differs([](Configuration& c) { c.globalResidual = false; }));
}

TEST_CASE("Without a reference's branch the reference changes nothing and is not rebuilt", "[glmamba]") {
  CHECK_FALSE(torch::equal(answer(small()), answer(small(), true)));
  Configuration single = small();
  single.referenceScan = glmamba::Scan::none;
  CHECK(torch::equal(answer(single), answer(single, true)));
  const Tensor image = torch::rand({1, 1, 16, 16});
  CHECK_FALSE(glmamba::Network(single)(image, image).reference.defined());
}

TEST_CASE("With joint heads the target's branch sees the reference too", "[glmamba]") {
  torch::NoGradGuard noGradients;
  for (const bool joint : {false, true}) {
    Configuration configuration = small();
    configuration.jointHeads = joint;
    glmamba::Network network(configuration);
    // Without features of the reference's branch only the target's head is left for the reference to come in by.
    for (auto& parameter : network->named_parameters())
      if (parameter.key().rfind("reference.", 0) == 0) parameter.value().zero_();
    const Tensor lr = torch::rand({1, 1, 16, 16}), reference = torch::rand({1, 1, 16, 16});
    CHECK(torch::allclose(network(lr, reference).sr, network(lr, reference + 1).sr) == !joint);
  }
}

TEST_CASE("With neighbouring slices the middle one is restored from all", "[glmamba]") {
  torch::NoGradGuard noGradients;
  Configuration configuration = small();
  configuration.neighbours = 1;
  glmamba::Network network(configuration);
  const Tensor stack = torch::rand({1, 3, 16, 20}), reference = torch::rand({1, 3, 16, 20});
  const Tensor sr = network(stack, reference).sr;
  CHECK(sr.sizes() == at::IntArrayRef({1, 1, 16, 20}));
  Tensor other = stack.clone();
  other.select(1, 2).add_(1);
  CHECK_FALSE(torch::allclose(network(other, reference).sr, sr));
  CHECK_THROWS_WITH(network(stack.narrow(1, 0, 1), reference.narrow(1, 0, 1)), Catch::Contains("3"));
  for (auto& parameter : network->named_parameters())
    if (parameter.key().rfind("reconstruct.", 0) == 0) parameter.value().zero_();
  CHECK(torch::equal(network(stack, reference).sr, stack.narrow(1, 1, 1)));
}

TEST_CASE("A tied decay is one number times 1, 2, 3, …", "[glmamba]") {
  // At the start both are A_n = n + 1: the same weights give the same answer.
  torch::NoGradGuard noGradients;
  Configuration tied = small();
  tied.tiedDecay = true;
  glmamba::Network free(small()), one(tied);
  const auto from = free->named_parameters();
  for (auto& parameter : one->named_parameters())
    if (parameter.key().find("A_log") == std::string::npos) parameter.value().copy_(from[parameter.key()]);
  const Tensor lr = torch::rand({1, 1, 20, 24}), reference = torch::rand({1, 1, 20, 24});
  CHECK(torch::allclose(free(lr, reference).sr, one(lr, reference).sr, 1e-5, 1e-6));
}

TEST_CASE("The exact discretisation is Eq. 2's", "[glmamba]") {
  torch::NoGradGuard noGradients;
  const bool quadrants = GENERATE(false, true);
  CAPTURE(quadrants);
  const auto run = [&](const auto& scan, const std::vector<Tensor>& in) {
    return scan(in[0], in[1], in[2], in[3], in[4], in[5], quadrants);
  };
  // For small steps both are the same to first order.
  const auto fine = scanInputs(1e-4), coarse = scanInputs(0.7);
  const Tensor first = run(glmamba::ops::selectiveScan, fine), second = run(glmamba::exactSelectiveScan, fine);
  CHECK((first - second).abs().max().item<double>() < 1e-4 * first.abs().max().item<double>());
  CHECK_FALSE(
      torch::allclose(run(glmamba::ops::selectiveScan, coarse), run(glmamba::exactSelectiveScan, coarse), 0.01));
  // ΔB becomes (exp(ΔA) − 1)/A · B: for one state and one constant Δ that is a factor on C.
  auto scaled = coarse;
  scaled[2].zero_();
  scaled[4].fill_(-1.3);
  const double delta = 0.7, factor = std::expm1(-1.3 * delta) / -1.3 / delta;
  const Tensor exact = run(glmamba::exactSelectiveScan, scaled);
  scaled[1] = scaled[1].clone();
  scaled[1].view({2, 4, 6, 4, 12}).slice(4, 7, 12).mul_(factor);
  CHECK(torch::allclose(run(glmamba::ops::selectiveScan, scaled), exact, 1e-4, 1e-5));
}
