// SPDX-License-Identifier: Apache-2.0
#include "inference/training/trainer.h"

#include <fstream>

#include "core/error.h"
#include "inference/engine/model.h"
#include "inference/engine/sha256.h"
#include "inference/glmamba/network.h"
#include "inference/imaging/phantom.h"
#include "tests/inference/engine/text_file.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba;

namespace {

training::TrainingData phantoms() {
  const auto subject = [](const char* id, unsigned seed) {
    const imaging::Phantom phantom = imaging::makePhantom({{40, 44, 32}, seed});
    return training::prepareSubject(id, phantom.t2, phantom.t1, {2});
  };
  return {{}, {subject("a", 1)}, {subject("b", 2)}};
}

// Four steps on tiny crops, in two stages: enough to pass through sampling, optimiser, average, validation and files.
training::TrainingOptions tinyTraining(const std::filesystem::path& folder) {
  training::TrainingOptions options;
  options.split = folder / "splits.json";
  options.output = folder / "out";
  options.stages = {{3, 16, 1}, {1, 24, 2}};
  options.warmUp = 2;
  options.validateEvery = 2;
  options.validationSlices = 1;
  return options;
}

std::string weightsAfter(const training::TrainingOptions& options) {
  return engine::sha256(options.output / "glmamba-t2-x2.safetensors");
}

}  // namespace

TEST_CASE("A training writes a model that can be read back", "[training]") {
  const engine::TemporaryFolder folder;
  const auto options = tinyTraining(folder.path());
  std::vector<training::TrainingReport> reports;
  const auto result = training::train(options, phantoms(), {}, {},
                                      [&](const training::TrainingReport& report) { reports.push_back(report); });
  CHECK_FALSE(result.stopped);
  CHECK(result.steps == 4);
  REQUIRE(reports.size() == 2);
  REQUIRE(reports[1].log.size() == 2);
  CHECK(reports[1].log[0].step == 2);
  CHECK(reports[1].log[0].baseline > 10);
  CHECK(reports[0].best);
  REQUIRE(reports[0].slices.size() == 1);
  CHECK(reports[0].slices[0].sr->geometry().sameGrid(reports[0].slices[0].hr->geometry()));
  CHECK(training::readTrainingLog(options.output / "log.csv").size() == 2);
  const auto card = engine::readModelCard(options.output / "glmamba-t2-x2.json");
  CHECK(card.parameters == 1187155);
  CHECK(card.trainingSubjects == std::vector<std::string>{"a"});
  CHECK(card.weightsSha256 == weightsAfter(options));
  CHECK_THAT(card.training, Catch::Contains("stages 3:16:1 + 1:24:2"));

  training::TrainingOptions written;
  training::readTrainingOptions(written, options.output / "training.json");
  CHECK(training::decidingSettings(written, {}) == training::decidingSettings(options, {}));
}

TEST_CASE("A resumed training ends with the very weights and log of one that was not stopped", "[training]") {
  const engine::TemporaryFolder whole, broken;
  const auto data = phantoms();
  auto options = tinyTraining(whole.path());
  options.optimizer = GENERATE("adam", "muon");
  training::train(options, data);

  auto stopped = tinyTraining(broken.path());
  stopped.optimizer = options.optimizer;
  const core::CancelToken cancel;
  const auto first = training::train(stopped, data, cancel, [&](const core::Progress& progress) {
    if (progress.done == 3) cancel.requestCancel();
  });
  CHECK(first.stopped);
  CHECK(first.steps == 3);
  CHECK_THROWS_WITH(training::train(stopped, data), Catch::Contains("already holds a training"));
  // As a program leaves it that was killed after a validation, before the next checkpoint.
  auto log = training::readTrainingLog(stopped.output / "log.csv");
  REQUIRE(log.size() == 1);
  log.push_back(log.back());
  log.back().step = 4;
  training::writeTrainingLog(log, stopped.output / "log.csv");
  stopped.resume = true;
  CHECK(training::train(stopped, data).steps == 4);
  CHECK(weightsAfter(options) == weightsAfter(stopped));
  const auto expected = training::readTrainingLog(options.output / "log.csv"),
             resumed = training::readTrainingLog(stopped.output / "log.csv");
  REQUIRE(resumed.size() == expected.size());
  for (std::size_t n = 0; n < expected.size(); ++n) {
    CHECK(resumed[n].step == expected[n].step);
    CHECK(resumed[n].loss == expected[n].loss);
    CHECK(resumed[n].score == expected[n].score);
  }

  stopped.learningRate *= 2;
  CHECK_THROWS_WITH(training::train(stopped, data), Catch::Contains("learning-rate 0.0002 there and 0.0004 here"));
}

TEST_CASE("Every network is trained by its name and configuration", "[training]") {
  const engine::TemporaryFolder folder;
  auto options = tinyTraining(folder.path());
  options.stages = {{2, 16, 1}};
  std::int64_t parameters = 0;
  std::string from = "T2 alone";
  SECTION("the plain CNN") {
    from = "T2 with T1";
    options.network = "cnn-dual";
    options.configuration.json = R"({"channels": 4, "stages": 1, "neighbours": 1})";
    parameters = 6 * 9 * 4 + 4 + 2 * (4 * 4 * 9 + 4) + 4 * 9 + 1;
  }
  SECTION("SRCNN, from a bicubic image") {
    options.network = "srcnn";
    options.upsampling = "bicubic";
    parameters = 57281;
  }
  SECTION("GLMamba without a reference") {
    options.network = "glmamba-single";
    options.configuration.json = R"({"channels": 8, "state_size": 2})";
    parameters = parameterCount(*Network(training::networkConfiguration(options)));
  }
  CAPTURE(options.network);
  const auto result = training::train(options, phantoms());
  CHECK(result.steps == 2);
  const auto card = engine::readModelCard(options.output / (options.network + "-t2-x2.json"));
  CHECK(card.network == options.network);
  CHECK(card.description == options.network + ", 2× in plane, " + from);
  CHECK(card.upsampling == options.upsampling);
  CHECK(card.configuration == training::networkConfiguration(options));
  CHECK(card.parameters == parameters);
  CHECK(engine::Model::load(card).card().nameAndVersion() == options.network + "-t2-x2 1.0.0");
}

TEST_CASE("A damaged checkpoint is refused by name", "[training]") {
  const engine::TemporaryFolder folder;
  auto options = tinyTraining(folder.path());
  std::filesystem::create_directories(options.output);
  std::ofstream(options.output / "checkpoint.pt") << "not a checkpoint";
  options.resume = true;
  CHECK_THROWS_WITH(training::train(options, phantoms()), Catch::Contains("checkpoint.pt"));
}
