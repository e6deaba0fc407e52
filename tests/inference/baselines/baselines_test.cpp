// SPDX-License-Identifier: Apache-2.0
#include "inference/baselines/residual_cnn.h"
#include "inference/baselines/srcnn.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba;
using baselines::ResidualCnnImpl;
using baselines::SrcnnImpl;
using torch::Tensor;

namespace {

Configuration plain(std::int64_t channels, std::int64_t blocks) {
  Configuration configuration;
  configuration.channels = channels;
  configuration.stages = blocks;
  return configuration;
}

std::vector<std::shared_ptr<RestorationNetwork>> both() {
  return {std::make_shared<ResidualCnnImpl>(plain(6, 2)), std::make_shared<SrcnnImpl>(Configuration())};
}

}  // namespace

TEST_CASE("The baselines have the published sizes", "[baselines]") {
  ResidualCnnImpl cnn(plain(48, 6));
  CHECK(parameterCount(cnn) == 250753);  // 0.25 M
  CHECK(cnn.multiplyAdds(240, 240).asPaper == 250753.0 * 240 * 240);
  // Of GLMamba's size, 1,187,155, to a quarter of a per cent.
  CHECK(static_cast<double>(parameterCount(ResidualCnnImpl(plain(97, 7)))) == Approx(1187155).epsilon(0.0025));
  CHECK(parameterCount(SrcnnImpl(Configuration())) == 57281);
}

TEST_CASE("A baseline keeps any size, rebuilds no reference and learns with every parameter", "[baselines]") {
  torch::manual_seed(1);
  const Tensor lr = torch::rand({2, 1, 17, 22}), reference = torch::rand({2, 1, 17, 22});
  for (const auto& network : both()) {
    const NetworkOutput output = network->forward(lr, reference);
    CHECK(output.sr.sizes() == lr.sizes());
    CHECK_FALSE(output.reference.defined());
    output.sr.square().mean().backward();
    for (const auto& parameter : network->named_parameters()) {
      CAPTURE(parameter.key());
      CHECK(parameter.value().grad().abs().max().item<float>() > 0);
    }
  }
}

TEST_CASE("The dual CNN looks at the reference, SRCNN does not", "[baselines]") {
  torch::NoGradGuard noGradients;
  const Tensor lr = torch::rand({1, 1, 16, 16}), one = torch::rand({1, 1, 16, 16}), two = one + 1;
  const auto networks = both();
  CHECK_FALSE(torch::equal(networks[0]->forward(lr, one).sr, networks[0]->forward(lr, two).sr));
  CHECK(torch::equal(networks[1]->forward(lr, one).sr, networks[1]->forward(lr, two).sr));
}

TEST_CASE("Without weights the residual is left, and without the residual nothing", "[baselines]") {
  torch::NoGradGuard noGradients;
  const bool residual = GENERATE(true, false);
  Configuration configuration = plain(4, 1);
  configuration.globalResidual = residual;
  const Tensor lr = torch::rand({1, 1, 16, 16});
  for (const std::shared_ptr<RestorationNetwork>& network :
       {std::shared_ptr<RestorationNetwork>(std::make_shared<ResidualCnnImpl>(configuration)),
        std::shared_ptr<RestorationNetwork>(std::make_shared<SrcnnImpl>(configuration))}) {
    for (Tensor& parameter : network->parameters()) parameter.zero_();
    CHECK(torch::equal(network->forward(lr, lr).sr, residual ? lr : torch::zeros_like(lr)));
  }
}

TEST_CASE("The dual CNN takes neighbouring slices and can be left early", "[baselines]") {
  Configuration configuration = plain(4, 2);
  configuration.neighbours = 1;
  ResidualCnnImpl network(configuration);
  const Tensor stack = torch::rand({1, 3, 16, 16});
  CHECK(network.forward(stack, stack).sr.sizes() == at::IntArrayRef({1, 1, 16, 16}));
  struct Stop {};
  network.setInterruption([] { throw Stop{}; });
  CHECK_THROWS_AS(network.forward(stack, stack), Stop);
}
