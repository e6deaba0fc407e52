#include "inference/training/trainer.h"

#include <fstream>
#include <sstream>

#include "core/error.h"
#include "inference/engine/sha256.h"
#include "inference/imaging/phantom.h"
#include "io/nifti_writer.h"
#include "tests/inference/engine/temporary_folder.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba;

namespace {

void writePhantom(const std::filesystem::path& folder, const std::string& id, unsigned seed) {
  const imaging::Phantom phantom = imaging::makePhantom({{40, 44, 32}, seed});
  io::writeNifti(*phantom.t2, folder / (id + "_t2.nii"));
  io::writeNifti(*phantom.t1, folder / (id + "_t1.nii"));
}

// Four steps on tiny crops: enough to pass through sampling, optimiser, average, validation and files.
training::TrainingOptions tinyTraining(const std::filesystem::path& folder) {
  writePhantom(folder, "a", 1);
  writePhantom(folder, "b", 2);
  std::ofstream(folder / "splits.json") << R"({"train": [{"id": "a", "target": "a_t2.nii", "reference": "a_t1.nii"}],
    "validation": [{"id": "b", "target": "b_t2.nii", "reference": "b_t1.nii"}]})";
  training::TrainingOptions options;
  options.split = folder / "splits.json";
  options.output = folder / "out";
  options.steps = 4;
  options.batch = 1;
  options.crop = 16;
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
  const auto result =
      training::train(options, {}, {}, [&](const training::TrainingReport& line) { reports.push_back(line); });
  CHECK_FALSE(result.stopped);
  CHECK(result.steps == 4);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].step == 2);
  CHECK(reports[0].best);
  CHECK(reports[0].zeroFill > 10);
  const auto card = engine::readModelCard(options.output / "glmamba-t2-x2.json");
  CHECK(card.parameters == 1187155);
  CHECK(card.trainingSubjects == std::vector<std::string>{"a"});
  CHECK(card.weightsSha256 == weightsAfter(options));
}

TEST_CASE("A resumed training ends with the very weights of one that was not stopped", "[training]") {
  const engine::TemporaryFolder whole, broken;
  const auto options = tinyTraining(whole.path());
  training::train(options);

  auto stopped = tinyTraining(broken.path());
  const core::CancelToken cancel;
  const auto first = training::train(stopped, cancel, [&](const core::Progress& progress) {
    if (progress.total == 4 && progress.done == 2) cancel.requestCancel();
  });
  CHECK(first.stopped);
  CHECK(first.steps == 2);
  CHECK_THROWS_WITH(training::train(stopped), Catch::Contains("already holds a training"));
  stopped.resume = true;
  CHECK(training::train(stopped).steps == 4);
  CHECK(weightsAfter(options) == weightsAfter(stopped));

  stopped.learningRate *= 2;
  CHECK_THROWS_WITH(training::train(stopped), Catch::Contains("other settings"));
}

TEST_CASE("A damaged checkpoint is refused by name", "[training]") {
  const engine::TemporaryFolder folder;
  auto options = tinyTraining(folder.path());
  std::filesystem::create_directories(options.output);
  std::ofstream(options.output / "checkpoint.pt") << "not a checkpoint";
  options.resume = true;
  CHECK_THROWS_WITH(training::train(options), Catch::Contains("checkpoint.pt"));
}
