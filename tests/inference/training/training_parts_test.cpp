// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "inference/glmamba/network.h"
#include "inference/training/learning_rate.h"
#include "inference/training/losses.h"
#include "inference/training/muon.h"
#include "inference/training/optimizer.h"
#include "inference/training/patch_sampler.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba;

namespace {

training::TrainingSubject gradientSubject(int columns = 20, int rows = 24) {
  const core::Geometry grid({columns, rows, 3}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
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

TEST_CASE("The printed second kernel sees a change of brightness, the corrected one does not", "[training]") {
  const torch::Tensor hr = torch::zeros({1, 1, 64, 64}), sr = hr + 1;
  // Inside, the printed kernel's sum of 2 leaves 2² of one kernel in three; the border is the same for both but there.
  const auto inside = [&](bool asPrinted) {
    const auto part = [&](std::int64_t side) {
      const torch::Tensor zero = torch::zeros({1, 1, side, side});
      return training::edgeLoss(zero + 1, zero, asPrinted).item<double>() * static_cast<double>(side * side);
    };
    // A square grows by its inside and by four strips of border: the second difference is the inside's alone.
    return (part(66) - 2 * part(64) + part(62)) / 8;
  };
  CHECK(inside(false) == Approx(0).margin(1e-3));  // sums of 4·64² float32 numbers
  CHECK(inside(true) == Approx(4.0 / 3).epsilon(1e-3));
}

TEST_CASE("The training loss weighs the image, the rebuilt reference and the edges", "[training]") {
  const torch::Tensor image = torch::rand({2, 1, 8, 8}), zero = torch::zeros_like(image);
  CHECK(training::trainingLoss({image, zero}, image, zero + 2).item<double>() == Approx(0.6));
  const double edges = training::edgeLoss(image + 1, image).item<double>();
  CHECK(training::trainingLoss({image + 1, zero}, image, zero).item<double>() == Approx(0.7 + 0.1 * edges));
  CHECK(training::trainingLoss({image + 1, zero}, image, zero + 2, {2, 3, 0}).item<double>() == Approx(2 + 3 * 2));
}

TEST_CASE("The learning rate rises, then falls along a cosine over all stages, or stays", "[training]") {
  training::TrainingOptions options;
  options.stages = {{600, 32, 2}, {400, 64, 1}};
  options.warmUp = 100;
  CHECK(training::learningRate(options, 0) == Approx(2e-6));
  CHECK(training::learningRate(options, 99) == Approx(2e-4));
  CHECK(training::learningRate(options, 550) == Approx((2e-4 + 2e-6) / 2));
  CHECK(training::learningRate(options, 1000) == Approx(2e-6));
  options.finalRate = 0.5;
  CHECK(training::learningRate(options, 1000) == Approx(1e-4));
  options.schedule = "constant";
  CHECK(training::learningRate(options, 1000) == Approx(2e-4));
}

TEST_CASE("Weight decay shrinks matrices and spares biases, norms and the state matrices", "[training]") {
  torch::manual_seed(3);
  Configuration small;
  small.channels = 4;
  small.stateSize = 2;
  small.deltaRank = 1;
  const glmamba::Network network(small);
  training::TrainingOptions options;
  options.optimizer = "adamw";
  options.weightDecay = 0.5;
  options.learningRate = 0.1;
  const auto optimizer = training::makeOptimizer(*network, options);
  for (auto& group : optimizer->param_groups()) group.options().set_lr(0.1);
  std::map<std::string, torch::Tensor> before;
  for (const auto& parameter : network->named_parameters()) {
    before[parameter.key()] = parameter.value().detach().clone();
    parameter.value().mutable_grad() = torch::zeros_like(parameter.value());
  }
  optimizer->step();
  // Without a gradient only the decay is left: w ← (1 − rate · decay) w.
  for (const auto& parameter : network->named_parameters()) {
    CAPTURE(parameter.key());
    const std::string& name = parameter.key();
    const bool spared = parameter.value().dim() == 1 || name.find("A_log") != std::string::npos ||
                        name.find(".D") != std::string::npos || name.find("bias") != std::string::npos;
    CHECK(torch::allclose(parameter.value(), before[name] * (spared ? 1.0 : 0.95)));
  }
}

TEST_CASE("Orthogonalised matrices keep their directions and come to singular values near one", "[training]") {
  torch::manual_seed(5);
  const torch::Tensor matrices = torch::randn({3, 24, 70}, torch::kDouble);
  const auto [u, s, vt] = torch::linalg_svd(matrices, false);
  for (const bool tall : {false, true}) {
    const torch::Tensor given = tall ? matrices.transpose(1, 2) : matrices;
    const torch::Tensor result = training::orthogonalised(given), wide = tall ? result.transpose(1, 2) : result;
    REQUIRE(result.sizes() == given.sizes());
    const torch::Tensor inOldAxes = u.transpose(1, 2).matmul(wide).matmul(vt.transpose(1, 2));
    const torch::Tensor values = inOldAxes.diagonal(0, 1, 2);
    CHECK(values.min().item<double>() > 0.6);
    CHECK(values.max().item<double>() < 1.3);
    CHECK((inOldAxes - torch::diag_embed(values)).abs().max().item<double>() < 1e-9);
  }
}

TEST_CASE("Muon moves feature matrices by its step length and the rest as AdamW does", "[training]") {
  torch::manual_seed(6);
  struct Layers : torch::nn::Module {
    Layers() {
      matrix = register_parameter("matrix", torch::randn({32, 6, 3, 3}));
      thin = register_parameter("thin", torch::randn({32, 1, 3, 3}));
    }
    torch::Tensor matrix, thin;
  };
  Layers byMuon, byAdamW;
  torch::NoGradGuard noGradients;
  byAdamW.matrix.copy_(byMuon.matrix);
  byAdamW.thin.copy_(byMuon.thin);
  const torch::Tensor matrixBefore = byMuon.matrix.clone(), gradient = torch::randn({32, 6, 3, 3});
  for (Layers* layers : {&byMuon, &byAdamW}) {
    layers->matrix.mutable_grad() = gradient.clone();
    layers->thin.mutable_grad() = torch::ones({32, 1, 3, 3});
    training::TrainingOptions options;
    options.optimizer = layers == &byMuon ? "muon" : "adamw";
    const auto optimizer = training::makeOptimizer(*layers, options);
    for (auto& group : optimizer->param_groups()) group.options().set_lr(0.01);
    optimizer->step();
  }
  CHECK(torch::equal(byMuon.thin, byAdamW.thin));
  const torch::Tensor expected = training::orthogonalised(gradient.flatten(1)) * (0.01 * 0.2 * std::sqrt(54.0));
  CHECK(torch::allclose(matrixBefore - byMuon.matrix, expected.view({32, 6, 3, 3}), 1e-4, 1e-6));
}

TEST_CASE("Crops of the three images stay together", "[training]") {
  training::PatchSampler sampler(4);
  const training::Batch batch = sampler.draw({gradientSubject()}, {8, 16, 0.1, 0});
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
  sampler.draw(subjects, {3, 16, 0.1, 0});
  resumed.setState(sampler.state());
  CHECK(torch::equal(sampler.draw(subjects, {5, 16, 0.1, 0}).hr, resumed.draw(subjects, {5, 16, 0.1, 0}).hr));
}

TEST_CASE("Crops beyond a slice's size are whole slices of one subject", "[training]") {
  const std::vector<training::TrainingSubject> subjects{gradientSubject(20, 24), gradientSubject(32, 18)};
  training::PatchSampler sampler(5);
  std::set<std::vector<std::int64_t>> sizes;
  for (int n = 0; n < 20; ++n) sizes.insert(sampler.draw(subjects, {3, 1000, 0, 0}).hr.sizes().vec());
  CHECK(sizes == std::set<std::vector<std::int64_t>>{{3, 1, 24, 20}, {3, 1, 18, 32}});
  CHECK(sampler.draw(subjects, {3, 18, 0, 0}).hr.sizes() == at::IntArrayRef({3, 1, 18, 18}));
}

TEST_CASE("Without a change of brightness the crops have the images' own values", "[training]") {
  const torch::Tensor hr = training::PatchSampler(6).draw({gradientSubject()}, {4, 16, 0, 0}).hr;
  CHECK(torch::equal(hr, hr.round()));
}
