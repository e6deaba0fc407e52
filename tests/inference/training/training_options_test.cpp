// SPDX-License-Identifier: Apache-2.0
#include "inference/training/training_options.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba;
using Catch::Contains;

namespace {

training::TrainingOptions read(const std::string& json) {
  const engine::TemporaryFolder folder;
  std::ofstream(folder.path() / "config.json") << json;
  training::TrainingOptions options;
  training::readTrainingOptions(options, folder.path() / "config.json");
  return options;
}

}  // namespace

TEST_CASE("A configuration file sets what it names and leaves the rest", "[training]") {
  const auto options = read(R"({"scale": 4, "learning-rate": 1, "edges-as-printed": true, "output": "there",
    "stages": [{"steps": 10, "crop": 32, "batch": 4}, {"steps": 5, "crop": 240, "batch": 1}]})");
  CHECK(options.scaleFactor == 4);
  CHECK(options.learningRate == 1);
  CHECK(options.edgesAsPrinted);
  CHECK(options.output == "there");
  CHECK(options.stages == std::vector<training::TrainingStage>{{10, 32, 4}, {5, 240, 1}});
  CHECK(options.clip == training::TrainingOptions().clip);
}

TEST_CASE("Every option survives being written and read", "[training]") {
  const engine::TemporaryFolder folder;
  training::TrainingOptions options;
  training::visitOptions(options, [](const char*, auto& field, const char*, training::OptionRole) {
    using Field = std::decay_t<decltype(field)>;
    if constexpr (std::is_same_v<Field, bool>)
      field = !field;
    else if constexpr (std::is_same_v<Field, training::ConfigurationText>)
      field.json = R"({"channels":32})";
    else if constexpr (std::is_arithmetic_v<Field>)
      field += 3;
    else if constexpr (std::is_same_v<Field, std::string>)
      field += "x";
    else if constexpr (std::is_same_v<Field, std::filesystem::path>)
      field = "/a/folder";
    else
      field.push_back({7, 32, 3});
  });
  training::writeTrainingOptions(options, folder.path() / "written.json");
  training::TrainingOptions again;
  training::readTrainingOptions(again, folder.path() / "written.json");
  training::writeTrainingOptions(again, folder.path() / "again.json");
  const auto text = [&](const char* name) {
    std::ostringstream words;
    words << std::ifstream(folder.path() / name).rdbuf();
    return words.str();
  };
  CHECK(text("written.json") == text("again.json"));
  CHECK(training::decidingSettings(again, {}) != training::decidingSettings({}, {}));
  CHECK(training::differingSettings(training::decidingSettings(again, {}), training::decidingSettings(options, {})) ==
        "");
}

TEST_CASE("A training is described without the folders of the machine that it ran on", "[training]") {
  training::TrainingOptions options;
  options.from = "/home/someone/trainings/before.json";
  const std::string words = training::describe(options);
  CHECK_THAT(words, Contains(", from before.json, "));
  CHECK_THAT(words, !Contains("someone"));
}

TEST_CASE("A configuration with an unknown key, a wrong type or no JSON is refused by name", "[training]") {
  CHECK_THROWS_WITH(read(R"({"lerning-rate": 1})"),
                    Contains("config.json") && Contains("lerning-rate") && Contains("learning-rate"));
  for (const char* wrong :
       {R"({"scale": "2"})", R"({"scale": 2.5})", R"({"scale": 4294967298})", R"({"seed": -1})",
        R"({"edges-as-printed": 1})", R"({"optimizer": 3})", R"({"output": 7})", R"({"stages": [[1, 2, 3]]})",
        R"({"stages": [{"steps": 1, "crop": 32}]})", R"({"stages": "20:32:1"})"}) {
    INFO(wrong);
    CHECK_THROWS_WITH(read(wrong), Contains("config.json") && Contains("wrong type"));
  }
  for (const char* wrong : {"", "[]", "{", "7"}) CHECK_THROWS_WITH(read(wrong), Contains("no JSON object"));
  training::TrainingOptions options;
  CHECK_THROWS_WITH(training::readTrainingOptions(options, "/nowhere/none.json"), Contains("none.json"));
}

TEST_CASE("Values that can't be used are refused by the option's name", "[training]") {
  training::TrainingOptions good;
  good.split = "split.json";
  good.output = "out";
  CHECK_NOTHROW(training::checkTrainingOptions(good));
  const auto refusal = [&](const auto& change) -> std::string {
    training::TrainingOptions options = good;
    change(options);
    try {
      training::checkTrainingOptions(options);
    } catch (const core::Error& error) {
      return error.what();
    }
    return "accepted";
  };
  using Options = training::TrainingOptions;
  CHECK_THAT(refusal([](Options& o) { o.split.clear(); }), Contains("“split”"));
  CHECK_THAT(refusal([](Options& o) { o.scaleFactor = 3; }), Contains("“scale”"));
  CHECK_THAT(refusal([](Options& o) { o.stages.clear(); }), Contains("“stages”"));
  CHECK_THAT(refusal([](Options& o) { o.stages[0].crop = 8; }), Contains("“stages”") && Contains("20000:8:2"));
  CHECK_THAT(refusal([](Options& o) { o.optimizer = "sgd"; }), Contains("“sgd”"));
  CHECK_THAT(refusal([](Options& o) { o.schedule = "step"; }), Contains("“step”"));
  CHECK_THAT(refusal([](Options& o) { o.learningRate = std::nan(""); }), Contains("“learning-rate”"));
  CHECK_THAT(refusal([](Options& o) { o.averageDecay = 1; }), Contains("“average-decay”"));
  CHECK_THAT(refusal([](Options& o) { o.name = "a/b"; }), Contains("“name”"));
  CHECK_THAT(refusal([](Options& o) { o.network = "unet"; }), Contains("“unet”") && Contains("cnn-dual"));
  CHECK_THAT(refusal([](Options& o) { o.configuration.json = R"({"chanels": 8})"; }), Contains("“chanels”"));
  CHECK_THAT(refusal([](Options& o) { o.configuration.json = R"({"stages": 9})"; }), Contains("“stages”"));
  CHECK_THAT(refusal([](Options& o) { o.upsampling = "linear"; }), Contains("“upsampling”"));
  CHECK_THAT(refusal([](Options& o) { o.device = "tpu"; }), Contains("“device”"));
}

TEST_CASE("Stages follow one another and their text is read back", "[training]") {
  training::TrainingOptions options;
  options.stages = {{10, 32, 4}, {5, 240, 1}};
  CHECK(training::totalSteps(options) == 15);
  CHECK(training::stageAt(options, 0) == options.stages[0]);
  CHECK(training::stageAt(options, 9) == options.stages[0]);
  CHECK(training::stageAt(options, 10) == options.stages[1]);
  CHECK(training::stageAt(options, 99) == options.stages[1]);
  CHECK(training::trainingWork(options, 8, 12) == 2 * 4 * 32 * 32 + 2 * 240 * 240);
  std::istringstream good("10:32:4"), bad("10x32x4");
  training::TrainingStage stage;
  CHECK(static_cast<bool>(good >> stage));
  CHECK(stage == options.stages[0]);
  CHECK_FALSE(static_cast<bool>(bad >> stage));
}
