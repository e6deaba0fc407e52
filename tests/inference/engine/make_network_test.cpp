// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/make_network.h"

#include "inference/engine/model_implementation.h"
#include "inference/engine/slice_tensor.h"
#include "tests/inference/engine/expect_error.h"
#include "tests/inference/engine/small_model.h"

using namespace glmamba::engine;
using glmamba::core::ErrorCode;

TEST_CASE("Every network is made from its name and has its own size", "[networks]") {
  const auto parameters = [](const std::string& name) {
    const NetworkKind& kind = networkKind(name);
    return glmamba::parameterCount(*makeNetwork(kind, kind.defaults));
  };
  CHECK(parameters("glmamba") == 1187155);
  CHECK(parameters("glmamba-single") == 592951);
  CHECK(parameters("cnn-dual") == 250753);
  CHECK(parameters("srcnn") == 57281);
  CHECK(networkKinds().size() == 4);
  CHECK(findNetworkKind("unet") == nullptr);
  expectError(ErrorCode::badModel, {"unet", "cnn-dual"}, [] { networkKind("unet"); });
}

TEST_CASE("A model of every network is loaded from its card", "[networks]") {
  for (const NetworkKind& kind : networkKinds()) {
    CAPTURE(kind.name);
    const TemporaryFolder folder;
    ModelCard card;
    card.name = card.network = kind.name;
    card.version = "1.0.0";
    card.targetContrast = "T2";
    card.configuration = kind.defaults;
    card.weights = folder / "weights.safetensors";
    const auto network = makeNetwork(kind, kind.defaults);
    card.weightsSha256 = saveWeights(*network, card.weights);
    writeModelCard(card, folder / "card.json");
    const ModelCard read = readModelCard(folder / "card.json");
    CHECK(read.network == kind.name);
    CHECK(read.configuration == kind.defaults);
    Model model = Model::load(read);
    const torch::NoGradGuard noGrad;
    const torch::Tensor lr = torch::rand({1, 1, 20, 24}), reference = torch::rand({1, 1, 20, 24});
    CHECK(torch::equal(model.implementation().network->forward(lr, reference).sr, network->forward(lr, reference).sr));
  }
}

TEST_CASE("Slices beyond the ends of a volume are its outermost", "[networks]") {
  const glmamba::core::Geometry grid({2, 1, 3}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  const glmamba::core::Volume volume(grid, {1, 2, 3, 4, 5, 6});
  const auto values = [&](int k, int neighbours) {
    const torch::Tensor slices = sliceTensor(volume, k, neighbours).flatten();
    return std::vector<float>(slices.data_ptr<float>(), slices.data_ptr<float>() + slices.numel());
  };
  CHECK(values(1, 0) == std::vector<float>{3, 4});
  CHECK(values(0, 1) == std::vector<float>{1, 2, 1, 2, 3, 4});
  CHECK(values(2, 2) == std::vector<float>{1, 2, 3, 4, 5, 6, 5, 6, 5, 6});
}
