// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segmentation_card.h"

#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "inference/engine/model_card.h"
#include "inference/engine/segmentation_model.h"
#include "tests/inference/engine/small_model.h"
#include "tests/inference/engine/small_segmentation_model.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba::engine;
using Catch::Contains;

namespace {

/// The card with one field set anew.
void change(const std::filesystem::path& card, const char* field, const nlohmann::json& value) {
  nlohmann::ordered_json json;
  std::ifstream(card) >> json;
  json[field] = value;
  std::ofstream(card) << json;
}

}  // namespace

TEST_CASE("A segmentation's card is read as it was written", "[segmentation-card]") {
  SmallSegmentationModel small({"T2", "FLAIR"}, {"whole-tumour", "enhancing"});
  small.card.thresholds = {0.35, 0.6};
  small.card.smallestComponents = {0.3, 0};
  small.card.trainingSubjects = {"a", "b"};
  small.card.accuracy = {{"c", "hr", "whole-tumour", 0.8, 5.5}};
  small.save();
  const SegmentationCard card = readSegmentationCard(small.cardFile());
  CHECK(card.configuration == small.card.configuration);
  CHECK(card.thresholds == small.card.thresholds);
  CHECK(card.smallestComponents == small.card.smallestComponents);
  CHECK(card.trainingSubjects == small.card.trainingSubjects);
  REQUIRE(card.accuracy.size() == 1);
  CHECK(card.accuracy[0].distance95 == 5.5);
  CHECK(card.weights == small.card.weights);
  CHECK(SegmentationModel::load(card).card().nameAndVersion() == "small-swin 1.0.0");
}

TEST_CASE("A segmentation's card that can't be used says which field is wrong", "[segmentation-card]") {
  SmallSegmentationModel small;
  const auto expectRefusal = [&](const char* field, const nlohmann::json& value, const std::string& words) {
    small.save();
    change(small.cardFile(), field, value);
    CHECK_THROWS_WITH(readSegmentationCard(small.cardFile()), Contains(words));
  };
  expectRefusal("task", "super-resolution", "task");
  expectRefusal("network", "u-net", "network");
  expectRefusal("thresholds", {1}, "between 0 and 1");
  expectRefusal("thresholds", {0.5, 0.5}, "one number for each region");
  expectRefusal("smallest_components_ml", {-1}, "negative");
  expectRefusal("spacing", 0, "spacing");
  expectRefusal("weights", "../x.safetensors", "weights");
  expectRefusal("configuration", {{"channels", 100000}}, "channels");
  expectRefusal("configuration", {{"heads", {3, 3, 3}}}, "heads");
  expectRefusal("configuration", {{"depths", {2, 2, 2, 2, 2, 2, 2}}}, "depths");
  expectRefusal("configuration", {{"regions", {"enhancing", "whole-tumour"}}}, "regions");
  expectRefusal("configuration", {{"regions", {"tumor"}}}, "tumor");
  expectRefusal("configuration", {{"contrasts", {"T2", "T2"}}}, "contrasts");
}

TEST_CASE("Weights that were changed are refused", "[segmentation-card]") {
  SmallSegmentationModel small;
  std::ofstream(small.card.weights, std::ios::app) << " ";
  CHECK_THROWS_WITH(SegmentationModel::load(small.card), Contains("SHA-256"));
}

TEST_CASE("Models of both tasks lie in one folder, and each is found for its own", "[segmentation-card]") {
  SmallModel restoring;
  SmallSegmentationModel segmenting;
  segmenting.card.weights = restoring.folder / "small-swin.safetensors";
  saveWeights(*segmenting.network, segmenting.card.weights);
  writeSegmentationCard(segmenting.card, restoring.folder / "small-swin.json");
  setenv("GLMAMBA_MODELS", restoring.folder.path().c_str(), 1);
  std::vector<std::string> problems;
  const auto models = installedModels(&problems);
  const auto segmentations = installedSegmentationModels(&problems);
  unsetenv("GLMAMBA_MODELS");
  CHECK(problems.empty());
  REQUIRE(models.size() == 1);
  CHECK(models[0].name == restoring.card.name);
  REQUIRE(segmentations.size() == 1);
  CHECK(segmentations[0].name == "small-swin");
  CHECK_THROWS_WITH(readModelCard(restoring.folder / "small-swin.json"), Contains("segmentation"));
}

TEST_CASE("The default model lacks no contrast and takes most of those there are", "[segmentation-card]") {
  SmallSegmentationModel small;
  const auto install = [&](const char* name, const char* version, std::vector<std::string> contrasts) {
    SegmentationCard card = small.card;
    card.name = name;
    card.version = version;
    card.configuration.contrasts = std::move(contrasts);
    writeSegmentationCard(card, small.folder / (card.name + ".json"));
  };
  install("small-swin", "2.0.0", {"T2"});
  install("newer", "2.1.0", {"T2"});
  install("three", "1.0.0", {"T2", "T1", "FLAIR"});
  setenv("GLMAMBA_MODELS", small.folder.path().c_str(), 1);
  CHECK(defaultSegmentationModel({"T2"}).name == "newer");
  CHECK(defaultSegmentationModel({"T1", "T2"}).name == "newer");
  CHECK(defaultSegmentationModel({"T1", "T2", "FLAIR", "PD"}).name == "three");
  CHECK(defaultSegmentationModel({"FLAIR"}).name == "newer");
  CHECK(defaultSegmentationModel({}).name == "newer");
  unsetenv("GLMAMBA_MODELS");
}
