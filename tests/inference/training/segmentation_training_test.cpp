// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "core/error.h"
#include "inference/engine/segmentation_model.h"
#include "inference/engine/sha256.h"
#include "inference/imaging/phantom.h"
#include "inference/imaging/tumour_regions.h"
#include "inference/training/losses.h"
#include "inference/training/segmentation_evaluation.h"
#include "inference/training/segmentation_sampler.h"
#include "inference/training/segmentation_validation.h"
#include "inference/training/trainer.h"
#include "tests/inference/engine/text_file.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba;
using Catch::Contains;

namespace {

const char* const kTiny = R"({"channels": 8, "depths": [2, 2], "heads": [2, 2], "window": 4, "neighbours": 0})";

core::VolumePtr depthsOfPhantom(const imaging::Phantom& phantom) {
  return imaging::depthsOf(*phantom.labels, *imaging::labelCoding("brats"));
}

training::SegmentationSubject subject(const char* id, unsigned seed, const segmentation::Configuration& configuration) {
  const imaging::Phantom phantom = imaging::makePhantom({{40, 44, 32}, seed});
  return training::prepareSegmentationSubject(id, {{"T2", phantom.t2}, {"T1", phantom.t1}}, depthsOfPhantom(phantom),
                                              configuration, phantom.t2->geometry().spacing()[0]);
}

/// An image that is bright where the tumour is, all of it of depth 1.
struct BrightTumour {
  core::VolumePtr image;
  core::VolumePtr depths;
};
BrightTumour brightTumour() {
  const core::Geometry grid({50, 60, 5}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> image(grid.voxelCount(), 1), depths(grid.voxelCount(), 0);
  for (int k = 0; k < 5; ++k)
    for (int j = 20; j < 40; ++j)
      for (int i = 8; i < 24; ++i) {
        const std::size_t voxel =
            (static_cast<std::size_t>(k) * 60 + static_cast<std::size_t>(j)) * 50 + static_cast<std::size_t>(i);
        image[voxel] = 3;
        depths[voxel] = 1;
      }
  return {core::makeVolume(grid, std::move(image)), core::makeVolume(grid, std::move(depths))};
}

training::TrainingOptions tinyTraining(const std::filesystem::path& folder) {
  training::TrainingOptions options;
  options.split = folder / "splits.json";
  options.output = folder / "out";
  options.network = "swin-unet";
  options.configuration.json = kTiny;
  options.stages = {{3, 32, 2}, {1, 40, 1}};
  options.warmUp = 1;
  options.learningRate = 1e-3;
  options.validateEvery = 2;
  options.validationSlices = 2;
  return options;
}

training::SegmentationData phantoms(const training::TrainingOptions& options) {
  const auto configuration = training::swinConfiguration(options);
  return {{subject("a", 1, configuration)}, {subject("b", 2, configuration)}};
}

}  // namespace

TEST_CASE("A segmentation is trained to a model that can be read back", "[training]") {
  const engine::TemporaryFolder folder;
  const auto options = tinyTraining(folder.path());
  std::vector<training::TrainingReport> reports;
  const auto result = training::train(options, phantoms(options), {}, {},
                                      [&](const training::TrainingReport& report) { reports.push_back(report); });
  CHECK(result.steps == 4);
  CHECK(result.model == "swin-unet-t2");
  REQUIRE(reports.size() == 2);
  CHECK(reports[1].log[0].baseline > 0);
  CHECK(reports[1].log[0].baseline < 1);
  const auto card = engine::readSegmentationCard(options.output / "swin-unet-t2.json");
  CHECK(card.weightsSha256 == engine::sha256(result.weights));
  CHECK(card.trainingSubjects == std::vector<std::string>{"a"});
  CHECK(card.configuration == training::swinConfiguration(options));
  CHECK_THAT(card.training, Contains("dice-weight 0.5") && !Contains("edge-weight"));
  CHECK(engine::SegmentationModel::load(card).card().name == "swin-unet-t2");
}

TEST_CASE("A segmentation's training that was stopped ends with the weights of one that was not", "[training]") {
  const engine::TemporaryFolder whole, broken;
  auto options = tinyTraining(whole.path());
  options.optimizer = "muon";
  const auto data = phantoms(options);
  training::train(options, data);
  auto stopped = tinyTraining(broken.path());
  stopped.optimizer = "muon";
  const core::CancelToken cancel;
  const auto first = training::train(stopped, data, cancel, [&](const core::Progress& progress) {
    if (progress.done == 3) cancel.requestCancel();
  });
  CHECK(first.stopped);
  stopped.resume = true;
  CHECK_FALSE(training::train(stopped, data).stopped);
  for (const char* file : {"swin-unet-t2.safetensors", "swin-unet-t2.json"}) {
    CAPTURE(file);
    CHECK(engine::sha256(options.output / file) == engine::sha256(stopped.output / file));
  }
}

TEST_CASE("The loss of a segmentation is cross-entropy and overlap, counted by hand", "[training]") {
  // Two voxels inside and two outside, found with probabilities 0.5 and 0.8, 0.2 and 0.5.
  const torch::Tensor found = torch::tensor({0.5, 0.8, 0.2, 0.5}, torch::kFloat).view({1, 1, 2, 2}),
                      truth = torch::tensor({1.0, 1.0, 0.0, 0.0}, torch::kFloat).view({1, 1, 2, 2});
  const torch::Tensor logits = found.log() - (1 - found).log();
  const double entropy = -(std::log(0.5) + std::log(0.8) + std::log(0.8) + std::log(0.5)) / 4,
               overlap = (2 * 1.3 + 1) / (2.0 + 2.0 + 1);
  for (const double weight : {0.0, 0.3, 1.0})
    CHECK(training::segmentationLoss(logits, truth, weight).item<double>() ==
          Approx((1 - weight) * entropy + weight * (1 - overlap)));
  // An image without a tumour and a network that finds none: nothing to lose.
  CHECK(training::segmentationLoss(torch::full({1, 2, 4, 4}, -30.0F), torch::zeros({1, 2, 4, 4}), 0.5).item<double>() ==
        Approx(0).margin(1e-6));
}

TEST_CASE("Examples keep image and labels together", "[training]") {
  segmentation::Configuration configuration;
  configuration.neighbours = 0;
  configuration.regions = {"whole-tumour", "tumour-core"};
  const BrightTumour bright = brightTumour();
  const auto made = training::prepareSegmentationSubject("s", {{"T2", bright.image}}, bright.depths, configuration, 1);
  CHECK(made.tumourSlices.size() == 5);
  training::RandomNumbers random(5), again(5);
  training::ExampleOptions options;
  options.count = 6;
  options.size = 48;
  options.brightness = 0;
  const auto batch = training::drawExamples({made}, configuration, options, random);
  REQUIRE(batch.images.sizes() == at::IntArrayRef({6, 1, 48, 48}));
  REQUIRE(batch.regions.sizes() == at::IntArrayRef({6, 2, 48, 48}));
  CHECK(batch.regions.select(1, 1).sum().item<double>() == 0);
  const torch::Tensor whole = batch.regions.select(1, 0), found = batch.images.select(1, 0).gt(0).to(torch::kFloat);
  CHECK(whole.sum().item<double>() > 6 * 100);
  // Linear and nearest sampling differ at the edge only.
  CHECK((whole - found).abs().mean().item<double>() < 0.02);
  CHECK(training::drawExamples({made}, configuration, options, again).images.equal(batch.images));
  CHECK_FALSE(whole[0].equal(whole[1]));
}

TEST_CASE("A contrast is left out as often as asked, and never the last", "[training]") {
  segmentation::Configuration configuration;
  configuration.neighbours = 0;
  configuration.contrasts = {"T2", "T1", "FLAIR"};  // no FLAIR is there
  const auto made = subject("a", 1, configuration);
  CHECK(made.images[2] == nullptr);
  training::RandomNumbers random(1);
  training::ExampleOptions options;
  options.count = 40;
  options.size = 16;
  options.leaveOut = 1;
  const auto batch = training::drawExamples({made}, configuration, options, random);
  const torch::Tensor isThere = batch.images.abs().sum({2, 3}).gt(0);
  CHECK_FALSE(isThere.select(1, 2).any().item<bool>());
  CHECK(isThere.sum(1).eq(1).all().item<bool>());
  options.leaveOut = 0;
  CHECK(
      training::drawExamples({made}, configuration, options, random).images.abs().sum({2, 3}).gt(0).sum().item<int>() ==
      80);
}

TEST_CASE("A mismatch takes a tumour out of one contrast and leaves the other as it is", "[training]") {
  segmentation::Configuration configuration;
  configuration.neighbours = 0;
  configuration.contrasts = {"T2", "FLAIR"};
  const BrightTumour bright = brightTumour();
  const auto made = training::prepareSegmentationSubject("s", {{"T2", bright.image}, {"FLAIR", bright.image}},
                                                         bright.depths, configuration, 1);
  training::RandomNumbers random(2);
  training::ExampleOptions options;
  options.count = 60;
  options.size = 48;
  options.brightness = 0;
  options.mismatch = 1;
  const auto batch = training::drawExamples({made}, configuration, options, random);
  int changed = 0;
  for (int n = 0; n < options.count; ++n) {
    const torch::Tensor inside = batch.regions[n][0].gt(0), t2 = batch.images[n][0], flair = batch.images[n][1];
    if (t2.equal(flair)) continue;  // its core, which this tumour lacks
    ++changed;
    const auto mean = [&](const torch::Tensor& image) { return image.masked_select(inside).mean().item<double>(); };
    const auto [dark, light] = std::minmax({mean(t2), mean(flair)});
    CHECK(dark < 0.85);
    CHECK(dark > -0.85);
    CHECK(light > 1.5);
    // Linear and nearest sampling differ at the edge only.
    CHECK((t2 - flair).masked_select(inside.logical_not()).abs().gt(0).to(torch::kFloat).mean().item<double>() < 0.05);
  }
  CHECK(changed > options.count / 4);
  CHECK(changed < options.count * 3 / 4);
}

TEST_CASE("Threshold and smallest component are those that agree best with the expert", "[training]") {
  segmentation::Configuration configuration = training::swinConfiguration(tinyTraining("x"));
  segmentation::SwinUnet network(configuration);
  const auto made = subject("a", 1, configuration);
  const auto cut = training::bestCut(*network, {made}, {});
  CHECK(cut.dice > 0);
  CHECK(cut.dice <= 1);
  const auto evenly = training::bestThreshold(*network, {made}, 1000, {});
  CHECK(evenly.smallestComponents == std::vector<double>(configuration.regions.size()));
  // With every slice and pieces of any size the choice is among more.
  CHECK(cut.dice >= evenly.dice - 0.05);
}

TEST_CASE("Options that a segmentation can't use are refused by name", "[training]") {
  const engine::TemporaryFolder folder;
  auto options = tinyTraining(folder.path());
  options.configuration.json = R"({"state_size": 4})";
  CHECK_THROWS_WITH(training::checkTrainingOptions(options), Contains("state_size") && Contains("swin-unet"));
  options = tinyTraining(folder.path());
  options.diceWeight = 1.5;
  CHECK_THROWS_WITH(training::checkTrainingOptions(options), Contains("dice-weight"));
  CHECK_THROWS_WITH(training::train(tinyTraining(folder.path()), training::SegmentationData{}),
                    Contains("no subjects"));
}
