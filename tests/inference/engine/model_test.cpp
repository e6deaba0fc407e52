// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/model.h"

#include <cstdlib>

#include "inference/engine/model_implementation.h"
#include "inference/engine/safetensors.h"
#include "inference/engine/sha256.h"
#include "tests/inference/engine/expect_error.h"
#include "tests/inference/engine/small_model.h"

using namespace glmamba::engine;
using glmamba::core::ErrorCode;

namespace {

/// $GLMAMBA_MODELS for as long as this lives.
class ModelsFolder {
 public:
  explicit ModelsFolder(const std::filesystem::path& folder) { setenv("GLMAMBA_MODELS", folder.c_str(), 1); }
  ~ModelsFolder() { unsetenv("GLMAMBA_MODELS"); }
};

}  // namespace

TEST_CASE("A loaded model has exactly the saved parameters and is ready to run", "[model]") {
  const SmallModel small;
  Model model = Model::load(readModelCard(small.cardFile()));
  CHECK(model.deviceName() == "cpu");
  CHECK(model.card().nameAndVersion() == "small-x2 1.0.0");
  auto& network = model.implementation().network;
  CHECK_FALSE(network->is_training());
  const auto expected = small.network->named_parameters();
  const auto loaded = network->named_parameters();
  REQUIRE(loaded.size() == expected.size());
  for (const auto& parameter : loaded) {
    INFO(parameter.key());
    CHECK(torch::equal(parameter.value(), expected[parameter.key()]));
    CHECK_FALSE(parameter.value().requires_grad());
  }
}

TEST_CASE("Weights that do not fit the network are refused and leave it as it was", "[model]") {
  const SmallModel small;
  auto tensors = readSafetensors(small.card.weights);
  const std::string name = "reconstruct.target.bias";
  const auto file = small.folder / "wrong.safetensors";
  std::string word;
  SECTION("a tensor is missing") {
    tensors.erase(name);
    word = "is missing";
  }
  SECTION("a tensor is one too many") {
    tensors["surplus"] = torch::zeros({1});
    word = "“surplus”";
  }
  SECTION("a shape differs") {
    tensors[name] = torch::zeros({3});
    word = "“" + name + "” is 3 instead of 1";
  }
  SECTION("a type differs") {
    tensors[name] = torch::zeros({1}, torch::kInt64);
    word = "not float32";
  }
  SECTION("a number is NaN") {
    tensors[name] = torch::full({1}, NAN);
    word = "not numbers";
  }
  writeSafetensors(tensors, file);
  glmamba::Network network(small.card.configuration);
  const torch::Tensor before = network->named_parameters()["target.head.weight"].clone();
  expectError(ErrorCode::badModel, {"wrong.safetensors", word}, [&] { loadWeights(*network, file); });
  CHECK(torch::equal(network->named_parameters()["target.head.weight"], before));

  ModelCard card = small.card;
  card.weights = file;
  expectError(ErrorCode::badModel, {"wrong.safetensors", "SHA-256"}, [&] { Model::load(card); });
  card.weightsSha256 = sha256(file);
  expectError(ErrorCode::badModel, {"wrong.safetensors", word}, [&] { Model::load(card); });
}

TEST_CASE("A model that is not there, or a device that is not there, is a sentence", "[model]") {
  SmallModel small;
  if (!torch::cuda::is_available())
    expectError(ErrorCode::device, {"CUDA", "CPU"}, [&] { Model::load(small.card, Device::cuda); });
  small.card.weights = small.folder / "absent.safetensors";
  expectError(ErrorCode::notFound, {"absent.safetensors"}, [&] { Model::load(small.card); });
}

TEST_CASE("Models are found by name, file and scale, the newest first", "[model]") {
  SmallModel small;
  const auto file = small.cardFile();
  ModelCard newer = small.card;
  newer.version = "1.10.0";
  writeModelCard(newer, small.folder / "newer.json");
  ModelCard middle = small.card;
  middle.version = "1.9.0";
  writeModelCard(middle, small.folder / "middle.json");
  writeText(small.folder / "broken.json", "{");
  ModelCard lost = small.card;
  lost.weights = "lost.safetensors";
  writeModelCard(lost, small.folder / "lost.json");

  const ModelsFolder chosen(small.folder.path());
  CHECK(modelFolders().front() == small.folder.path());
  std::vector<std::string> problems;
  const auto models = installedModels(&problems);
  REQUIRE(models.size() == 3);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0], Catch::Contains("broken.json"));
  CHECK_THAT(problems[1], Catch::Contains("lost.safetensors"));
  CHECK(models[0].version == "1.0.0");
  CHECK(models[2].version == "1.10.0");
  CHECK(defaultModel(2).version == "1.10.0");
  CHECK(findModel("small-x2").version == "1.10.0");
  CHECK(findModel("small-x2 1.9.0").version == "1.9.0");
  CHECK(findModel(file.string()).version == "1.0.0");
  CHECK(findModel(small.card.weights.string()).name == "small-x2");
  expectError(ErrorCode::notFound, {"×4", small.folder.path().string()}, [] { defaultModel(4); });
  expectError(ErrorCode::notFound, {"large-x2", "small-x2"}, [] { findModel("large-x2"); });
  expectError(ErrorCode::notFound, {"absent.json"}, [] { findModel("/absent.json"); });
  expectError(ErrorCode::notFound, {"absent.json"}, [] { findModel("/absent.safetensors"); });
}

TEST_CASE("A baseline is found by its network and name, and not listed", "[model]") {
  SmallModel small;
  small.cardFile();
  std::filesystem::create_directory(small.folder / "baselines");
  ModelCard baseline = small.card;
  baseline.name = "plain-x2";
  baseline.network = "cnn-dual";
  baseline.weights = small.folder / "baselines" / "plain.safetensors";
  std::filesystem::copy(small.card.weights, baseline.weights);
  writeModelCard(baseline, small.folder / "baselines" / "plain.json");

  const ModelsFolder chosen(small.folder.path());
  REQUIRE(installedModels().size() == 1);
  CHECK(installedModels()[0].name == "small-x2");
  CHECK(defaultModel(2).name == "small-x2");
  CHECK(defaultModel(2, "cnn-dual").name == "plain-x2");
  CHECK(findModel("plain-x2").network == "cnn-dual");
}
