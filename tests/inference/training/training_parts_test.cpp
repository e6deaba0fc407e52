#include "inference/training/learning_rate.h"
#include "inference/training/losses.h"
#include "inference/training/patch_sampler.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba;

namespace {

training::TrainingSubject gradientSubject() {
  const core::Geometry grid({20, 24, 3}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels(grid.voxelCount());
  for (std::size_t i = 0; i < voxels.size(); ++i) voxels[i] = 1 + static_cast<float>(i % 97);
  const auto volume = core::makeVolume(grid, voxels);
  return {"gradient", volume, volume, volume, {0, 1, 2}};
}

}  // namespace

TEST_CASE("The edge loss is a third of the sum of three squared edge differences", "[training]") {
  // One bright pixel far from the border: each kernel leaves its own squares, 4²+4·1, 4²+4·1 and 8²+8·1.
  const torch::Tensor hr = torch::zeros({1, 1, 9, 9});
  torch::Tensor sr = hr.clone();
  sr[0][0][4][4] = 2;
  const double expected = 4.0 * (20 + 20 + 72) / (3 * 81);
  CHECK(training::edgeLoss(sr, hr).item<double>() == Approx(expected));
  CHECK(training::edgeLoss(hr + 5, hr + 5).item<double>() == 0);
}

TEST_CASE("The training loss weighs the image, the rebuilt reference and the edges", "[training]") {
  const torch::Tensor image = torch::rand({2, 1, 8, 8}), zero = torch::zeros_like(image);
  CHECK(training::trainingLoss({image, zero}, image, zero + 2).item<double>() == Approx(0.6));
  const double edges = training::edgeLoss(image + 1, image).item<double>();
  CHECK(training::trainingLoss({image + 1, zero}, image, zero).item<double>() == Approx(0.7 + 0.1 * edges));
}

TEST_CASE("The learning rate rises, then falls along a cosine", "[training]") {
  CHECK(training::learningRate(0, 1000, 100, 2e-4) == Approx(2e-6));
  CHECK(training::learningRate(99, 1000, 100, 2e-4) == Approx(2e-4));
  CHECK(training::learningRate(550, 1000, 100, 2e-4) == Approx((2e-4 + 2e-6) / 2));
  CHECK(training::learningRate(1000, 1000, 100, 2e-4) == Approx(2e-6));
}

TEST_CASE("Crops of the three images stay together", "[training]") {
  training::PatchSampler sampler(4);
  const training::Batch batch = sampler.draw({gradientSubject()}, 8, 16);
  REQUIRE(batch.lr.sizes() == at::IntArrayRef({8, 1, 16, 16}));
  CHECK(torch::equal(batch.lr, batch.hr));
  // The reference differs by its own brightness alone.
  const torch::Tensor ratio = batch.reference / batch.hr;
  const torch::Tensor perCrop = ratio.flatten(1);
  CHECK((perCrop.amax(1) - perCrop.amin(1)).max().item<float>() < 1e-5);
  CHECK((ratio - 1).abs().max().item<float>() < 0.23F);
  CHECK((ratio - 1).abs().max().item<float>() > 0);
}

TEST_CASE("A sampler goes on where its state was taken", "[training]") {
  const std::vector<training::TrainingSubject> subjects{gradientSubject()};
  training::PatchSampler sampler(4), resumed(99);
  sampler.draw(subjects, 3, 16);
  resumed.setState(sampler.state());
  CHECK(torch::equal(sampler.draw(subjects, 5, 16).hr, resumed.draw(subjects, 5, 16).hr));
}
