// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/super_resolve.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include "inference/engine/model_implementation.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"
#include "inference/ops/packed_factor.h"
#include "tests/inference/engine/expect_error.h"
#include "tests/inference/engine/small_model.h"

using namespace glmamba::engine;
using glmamba::core::Cancelled;
using glmamba::core::CancelToken;
using glmamba::core::ErrorCode;
using glmamba::core::Failure;
using glmamba::core::Geometry;
using glmamba::core::GridAlignment;
using glmamba::core::makeVolume;
using glmamba::core::Outcome;
using glmamba::core::Progress;
using glmamba::core::Volume;
using glmamba::core::VolumePtr;

namespace {

/// A head of two tissues with a few discs in it, oblique; `phase` makes another contrast of the same anatomy.
VolumePtr head(int columns, int rows, int slices, float phase = 0) {
  const double c = std::cos(0.2), s = std::sin(0.2);
  const Geometry grid({columns, rows, slices}, {1, 1.2, 3}, {-20, 15, 4}, {{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}}, "1.2");
  std::vector<float> voxels;
  for (int k = 0; k < slices; ++k)
    for (int j = 0; j < rows; ++j)
      for (int i = 0; i < columns; ++i) {
        const float x = 2.0F * i / columns - 1, y = 2.0F * j / rows - 1, r = x * x + y * y;
        const float detail = std::sin(9 * x + 0.5F * k) * std::cos(7 * y) + phase * std::cos(5 * x);
        voxels.push_back(r > 0.8F ? 0 : 300 + 120 * detail + (r < 0.1F ? 200 * (1 - phase) : 0));
      }
  return makeVolume(grid, std::move(voxels));
}

SuperResolutionRequest requestOf(int columns, int rows, int slices, int scale = 2) {
  SuperResolutionRequest request;
  request.lr = glmamba::imaging::degrade(*head(columns, rows, slices), scale);
  request.reference = head(columns, rows, slices, 0.7F);
  request.scaleFactor = scale;
  return request;
}

SuperResolutionResult resultOf(const SuperResolutionRequest& request, Model& model, const SliceSink& sink = {}) {
  auto outcome = superResolve(request, model, {}, {}, sink);
  if (const auto* failure = std::get_if<Failure>(&outcome)) FAIL(failure->error.what());
  REQUIRE(std::holds_alternative<SuperResolutionResult>(outcome));
  return std::get<SuperResolutionResult>(std::move(outcome));
}

void expectFailure(ErrorCode code, std::initializer_list<std::string> words, const SuperResolutionRequest& request,
                   Model& model) {
  const auto outcome = superResolve(request, model, {});
  REQUIRE(std::holds_alternative<Failure>(outcome));
  expectError(code, words, [&] { throw std::get<Failure>(outcome).error; });
}

/// Largest difference, as a share of the larger volume's highest voxel.
float difference(const std::vector<float>& a, const std::vector<float>& b) {
  REQUIRE(a.size() == b.size());
  float most = 0, highest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    most = std::max(most, std::abs(a[i] - b[i]));
    highest = std::max({highest, std::abs(a[i]), std::abs(b[i])});
  }
  return most / highest;
}

double millisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("A result has the reference's grid, its inputs and what made it", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  const SuperResolutionRequest request = requestOf(45, 38, 3);
  const SuperResolutionResult result = resultOf(request, model);
  CHECK(result.sr->geometry().sameGrid(request.reference->geometry()));
  CHECK(result.sr->geometry().frameOfReferenceUid() == "1.2");
  CHECK(result.interpolated->voxels() == glmamba::imaging::zeroFill(*request.lr, 45, 38)->voxels());
  CHECK(result.reference->voxels() == request.reference->voxels());
  CHECK(difference(result.sr->voxels(), result.interpolated->voxels()) > 1e-4F);  // the network did something
  CHECK(result.warnings.empty());
  CHECK(result.seconds > 0);
  CHECK_FALSE(result.provenance.programVersion.empty());
  CHECK(result.provenance.model() == "small-x2 1.0.0");
  CHECK(result.provenance.weightsSha256 == small.card.weightsSha256);
  CHECK(result.provenance.scaleFactor == 2);
  CHECK(result.provenance.device == "cpu");
  CHECK(result.provenance.precision == "fp32");
  CHECK(result.provenance.upsampling == "zero-filled k-space");
  CHECK(result.provenance.alignment == glmamba::core::GridAlignment::fourier);
}

TEST_CASE("bf16 is taken when asked for, and by itself where the card's measured loss allows it", "[super_resolve]") {
  SmallModel small;
  const std::optional<double> loss = GENERATE(std::optional<double>(), 0.019, 0.021);
  small.card.bf16Loss = loss;
  small.save();
  Model model = Model::load(readModelCard(small.cardFile()));
  CHECK(model.card().bf16Loss == loss);
  SuperResolutionRequest request = requestOf(40, 36, 1);
  const SuperResolutionResult automatic = resultOf(request, model);
  request.precision = Precision::fp32;
  const SuperResolutionResult fp32 = resultOf(request, model);
  CHECK(fp32.provenance.precision == "fp32");
  request.precision = Precision::bf16;
  if (!glmamba::ops::hasBfloat16Products()) {
    CHECK(automatic.provenance.precision == "fp32");
    expectFailure(ErrorCode::unsupported, {"bf16", "fp32"}, request, model);
    return;
  }
  const SuperResolutionResult bf16 = resultOf(request, model);
  CHECK(bf16.provenance.precision == "bf16");
  CHECK(automatic.provenance.precision == (loss == 0.019 ? "bf16" : "fp32"));
  CHECK(automatic.sr->voxels() == (loss == 0.019 ? bf16 : fp32).sr->voxels());
  const float apart = difference(bf16.sr->voxels(), fp32.sr->voxels());
  CHECK(apart > 0);
  // Eight digits of each factor: a part in some hundred of what the network adds.
  CHECK(apart < 0.05F * difference(fp32.sr->voxels(), fp32.interpolated->voxels()));
}

TEST_CASE("A slice of the result is the network's answer in the target's units", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  const SuperResolutionRequest request = requestOf(40, 36, 2);
  const SuperResolutionResult result = resultOf(request, model);
  // The steps of superResolve() by hand, in another order: the whole stack as one batch.
  const torch::NoGradGuard noGrad;
  const auto stack = [](const Volume& volume, const Volume& unitOf) {
    const float unit = glmamba::core::quantileOfNonZero(unitOf, 0.995);
    return torch::tensor(volume.voxels()).reshape({2, 1, 36, 40}) / unit;
  };
  const float unit = glmamba::core::quantileOfNonZero(*request.lr, 0.995);
  glmamba::Network network = small.network;
  network->eval();
  const torch::Tensor sr =
      network->forward(stack(*result.interpolated, *request.lr), stack(*request.reference, *request.reference)).sr *
      unit;
  const torch::Tensor flat = sr.contiguous().flatten();
  const std::vector<float> expected(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
  // A batch may be summed in another order than a slice.
  CHECK(difference(result.sr->voxels(), expected) < 1e-5F);
}

TEST_CASE("A network that adds nothing gives the interpolated target", "[super_resolve]") {
  SmallModel small(4);
  {
    const torch::NoGradGuard noGrad;
    for (auto& parameter : small.network->named_parameters())
      if (parameter.key().rfind("reconstruct.target", 0) == 0) parameter.value().zero_();
  }
  small.save();
  Model model = Model::load(small.card);
  const SuperResolutionResult result = resultOf(requestOf(50, 64, 2, 4), model);
  // Dividing and multiplying by the unit rounds twice.
  CHECK(difference(result.sr->voxels(), result.interpolated->voxels()) <= 2 * std::numeric_limits<float>::epsilon());
}

TEST_CASE("The same request gives the same voxels, and a part of it the same part", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  SuperResolutionRequest request = requestOf(44, 40, 5);
  SECTION("on the reference's grid") {}
  SECTION("on a grid of its own") {
    const Geometry& grid = request.reference->geometry();
    request.reference =
        makeVolume({grid.size(), grid.spacing(), grid.lpsFromIndex({0.4, -0.3, 0.2}), grid.directions()},
                   request.reference->voxels());
  }
  const SuperResolutionResult whole = resultOf(request, model);
  CHECK(resultOf(request, model).sr->voxels() == whole.sr->voxels());
  request.firstSlice = 4;
  CHECK(resultOf(request, model).sr->voxels() == whole.sr->voxels());
  request.slices = SliceRange{1, 3};
  const SuperResolutionResult part = resultOf(request, model);
  CHECK(part.sr->geometry().sameGrid(whole.sr->geometry().slices(1, 3)));
  CHECK(part.interpolated->geometry().sameGrid(part.sr->geometry()));
  CHECK(part.reference->geometry().sameGrid(part.sr->geometry()));
  const VolumePtr expected = glmamba::core::slices(*whole.sr, 1, 3);
  if (whole.sr->geometry().sameGrid(request.reference->geometry()))
    CHECK(part.sr->voxels() == expected->voxels());
  else  // the positions at which the reference is sampled are rounded from another origin
    CHECK(difference(part.sr->voxels(), expected->voxels()) < 1e-5F);
}

TEST_CASE("Slices are handed over from the first one outwards, as they are in the result", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  SuperResolutionRequest request = requestOf(36, 36, 6);
  request.slices = SliceRange{1, 5};
  request.firstSlice = 2;
  std::vector<int> order;
  std::vector<std::vector<float>> handed(4);
  std::vector<Progress> progress;
  auto outcome = superResolve(
      request, model, {}, [&](const Progress& state) { progress.push_back(state); },
      [&](const FinishedSlice& slice) {
        order.push_back(slice.index);
        CHECK(slice.indexInOutput == slice.index - 1);
        CHECK(slice.grid.size()[2] == 4);
        handed.at(static_cast<std::size_t>(slice.indexInOutput)) = slice.voxels;
      });
  REQUIRE(std::holds_alternative<SuperResolutionResult>(outcome));
  const auto& result = std::get<SuperResolutionResult>(outcome);
  CHECK(order == std::vector<int>{2, 3, 1, 4});
  for (int k = 0; k < 4; ++k)
    CHECK(std::equal(handed[static_cast<std::size_t>(k)].begin(), handed[static_cast<std::size_t>(k)].end(),
                     result.sr->slice(k)));
  REQUIRE(progress.size() == 5);
  for (int i = 0; i < 5; ++i) {
    CHECK(progress[static_cast<std::size_t>(i)].done == i);
    CHECK(progress[static_cast<std::size_t>(i)].total == 4);
  }
  CHECK(progress.front().secondsLeft < 0);
  CHECK(progress[1].secondsLeft > 0);
  CHECK(progress.back().secondsLeft == 0);
}

TEST_CASE("An area-aligned model starts from the same place in space", "[super_resolve]") {
  SmallModel small;
  small.card.alignment = GridAlignment::area;
  small.card.upsampling = "linear";
  small.save();
  Model model = Model::load(small.card);
  SuperResolutionRequest request = requestOf(40, 40, 3);
  const Geometry finer = request.lr->geometry().upsampledInPlane(2, GridAlignment::area);
  const SuperResolutionResult result = resultOf(request, model);
  CHECK(result.sr->geometry().sameGrid(finer));
  CHECK(result.provenance.alignment == glmamba::core::GridAlignment::area);
  // Voxel (1, 1) of the result lies a quarter of an old voxel right of and below old voxel (0, 0).
  const Volume& lr = *request.lr;
  const float expected =
      0.5625F * lr.at(5, 5, 1) + 0.1875F * (lr.at(6, 5, 1) + lr.at(5, 6, 1)) + 0.0625F * lr.at(6, 6, 1);
  CHECK(result.interpolated->at(11, 11, 1) == Approx(expected).epsilon(1e-5));
  small.card.upsampling = "zerofill";
  small.save();
  Model zeroFilled = Model::load(small.card);
  expectFailure(ErrorCode::badModel, {"small-x2", "zerofill"}, request, zeroFilled);
}

TEST_CASE("A run that is cancelled within a slice ends long before the slice would", "[super_resolve]") {
  const SmallModel small(2, {});  // the paper's width: a slice takes long enough to be interrupted
  Model model = Model::load(small.card);
  const SuperResolutionRequest request = requestOf(96, 96, 2);
  resultOf(request, model);  // warm
  auto start = std::chrono::steady_clock::now();
  auto slice = request;
  slice.slices = SliceRange{0, 1};
  resultOf(slice, model);
  const double sliceMs = millisecondsSince(start);

  const CancelToken cancel;
  std::thread canceller;
  int slices = 0;
  std::chrono::steady_clock::time_point asked;
  const auto outcome = superResolve(
      request, model, cancel,
      [&](const Progress& progress) {
        if (progress.done == 0)
          canceller = std::thread([&] {
            std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(sliceMs / 5));
            asked = std::chrono::steady_clock::now();
            cancel.requestCancel();
          });
      },
      [&](const FinishedSlice&) { ++slices; });
  const auto end = std::chrono::steady_clock::now();
  canceller.join();
  const double waitedMs = std::chrono::duration<double, std::milli>(end - asked).count();
  WARN("cancel took " << waitedMs << " ms, a slice takes " << sliceMs << " ms");
  CHECK(std::holds_alternative<Cancelled>(outcome));
  CHECK(slices == 0);
  // Between two looks at the token lies a tenth of a slice; on a busy machine it may be several times that.
  CHECK(waitedMs < std::max(250.0, sliceMs / 2));
  // The model is free for the next run.
  resultOf(slice, model);
}

TEST_CASE("A run that is cancelled before it starts is cancelled, not failed", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  const CancelToken cancel;
  cancel.requestCancel();
  CHECK(std::holds_alternative<Cancelled>(superResolve(requestOf(40, 40, 2), model, cancel)));
}

TEST_CASE("Voxels that are not numbers are taken as 0 with a warning", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  SuperResolutionRequest request = requestOf(40, 40, 2);
  const auto withVoxel = [](const Volume& volume, float value) {
    std::vector<float> voxels = volume.voxels();
    voxels[210] = value;
    return makeVolume(volume.geometry(), std::move(voxels));
  };
  SuperResolutionRequest zero = request;
  zero.lr = withVoxel(*request.lr, 0);
  zero.reference = withVoxel(*request.reference, 0);
  request.lr = withVoxel(*request.lr, std::numeric_limits<float>::quiet_NaN());
  request.reference = withVoxel(*request.reference, -std::numeric_limits<float>::infinity());
  const SuperResolutionResult result = resultOf(request, model);
  REQUIRE(result.warnings.size() == 2);
  CHECK_THAT(result.warnings[0], Catch::Contains("target") && Catch::Contains("1 voxel"));
  CHECK_THAT(result.warnings[1], Catch::Contains("reference"));
  CHECK(result.sr->voxels() == resultOf(zero, model).sr->voxels());
}

TEST_CASE("Requests that can't be met fail with a sentence", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  SuperResolutionRequest request = requestOf(40, 40, 4);
  const auto filled = [](const Volume& volume, float value) {
    return makeVolume(volume.geometry(), std::vector<float>(volume.voxels().size(), value));
  };
  SECTION("no reference") {
    request.reference = nullptr;
    expectFailure(ErrorCode::badValue, {"reference"}, request, model);
  }
  SECTION("another scale") {
    request.scaleFactor = 4;
    expectFailure(ErrorCode::badValue, {"small-x2 1.0.0", "×2", "×4"}, request, model);
  }
  SECTION("an empty target") {
    request.lr = filled(*request.lr, 0);
    expectFailure(ErrorCode::badValue, {"target", "empty"}, request, model);
  }
  SECTION("a constant reference") {
    request.reference = filled(*request.reference, 7);
    expectFailure(ErrorCode::badValue, {"reference", "empty"}, request, model);
  }
  SECTION("a reference of another place") {
    const Geometry& grid = request.reference->geometry();
    request.reference =
        makeVolume({grid.size(), grid.spacing(), {500, 500, 500}, grid.directions()}, request.reference->voxels());
    expectFailure(ErrorCode::gridMismatch, {"tenth"}, request, model);
  }
  SECTION("slices that are not there") {
    for (const SliceRange slices : {SliceRange{0, 5}, SliceRange{-1, 2}, SliceRange{2, 2}, SliceRange{3, 1}}) {
      request.slices = slices;
      expectFailure(ErrorCode::badValue, {"0:4"}, request, model);
    }
  }
  SECTION("an image too small for the network") {
    expectFailure(ErrorCode::badValue, {"too small", "16"}, requestOf(12, 40, 2), model);
  }
  SECTION("weights that give no numbers") {
    const torch::NoGradGuard noGrad;
    model.implementation().network->named_parameters()["reconstruct.target.bias"].fill_(INFINITY);
    expectFailure(ErrorCode::badModel, {"small-x2", "not numbers"}, request, model);
  }
}

TEST_CASE("The ensemble is the mean over flips and quarter turns", "[super_resolve]") {
  const SmallModel small;
  Model model = Model::load(small.card);
  SuperResolutionRequest request = requestOf(40, 36, 1);
  const SuperResolutionResult alone = resultOf(request, model);
  CHECK_FALSE(alone.provenance.ensemble);
  request.ensemble = true;
  const SuperResolutionResult together = resultOf(request, model);
  CHECK(together.provenance.ensemble);
  CHECK(difference(together.sr->voxels(), alone.sr->voxels()) > 1e-5F);
  // An ensemble does not care how its input lies: mirrored images give the mirrored result.
  const auto mirrored = [](const VolumePtr& volume) {
    std::vector<float> voxels;
    for (int j = 0; j < volume->rows(); ++j)
      for (int i = volume->columns() - 1; i >= 0; --i) voxels.push_back(volume->at(i, j, 0));
    return makeVolume(volume->geometry(), std::move(voxels));
  };
  auto& network = *model.implementation().network;
  const torch::NoGradGuard noGrad;
  const auto mean = [&](const Volume& lr, const Volume& reference) {
    torch::Tensor sum = torch::zeros({1, 1, 36, 40});
    const auto image = [](const Volume& v) { return torch::tensor(v.voxels()).reshape({1, 1, 36, 40}); };
    const float unit = glmamba::core::quantileOfNonZero(*request.lr, 0.995);
    const float guide = glmamba::core::quantileOfNonZero(*request.reference, 0.995);
    const torch::Tensor a = image(lr) / unit, b = image(reference) / guide;
    for (const std::vector<std::int64_t>& flips : {std::vector<std::int64_t>{}, {2}, {3}, {2, 3}})
      for (const bool transposed : {false, true}) {
        const auto there = [&](const torch::Tensor& x) {
          return transposed ? x.flip(flips).transpose(2, 3).contiguous() : x.flip(flips);
        };
        const torch::Tensor sr = network.forward(there(a), there(b)).sr;
        sum += (transposed ? sr.transpose(2, 3) : sr).flip(flips) * unit / 8;
      }
    const torch::Tensor flat = sum.contiguous().flatten();
    return std::vector<float>(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
  };
  CHECK(difference(together.sr->voxels(), mean(*together.interpolated, *request.reference)) < 1e-5F);
  CHECK(difference(mirrored(together.sr)->voxels(),
                   mean(*mirrored(together.interpolated), *mirrored(request.reference))) < 1e-5F);
}

TEST_CASE("Data consistency puts the measured band back and brings the result nearer the truth", "[super_resolve]") {
  SmallModel small;
  const VolumePtr truth = head(48, 40, 2);
  SuperResolutionRequest request = requestOf(48, 40, 2);
  const auto errorOf = [&](const SuperResolutionResult& result) {
    double sum = 0;
    for (std::size_t i = 0; i < truth->voxels().size(); ++i)
      sum += std::pow(result.sr->voxels()[i] - truth->voxels()[i], 2);
    return sum;
  };
  const auto measuredAgain = [&](const SuperResolutionResult& result) {
    return difference(glmamba::imaging::degrade(*result.sr, 2)->voxels(), request.lr->voxels());
  };
  Model model = Model::load(small.card);
  const SuperResolutionResult without = resultOf(request, model);
  SECTION("asked for by the request") { request.dataConsistency = true; }
  SECTION("asked for by the card") {
    small.card.dataConsistency = true;
    small.save();
    model = Model::load(readModelCard(small.cardFile()));
  }
  const SuperResolutionResult with = resultOf(request, model);
  CHECK_FALSE(without.provenance.dataConsistency);
  CHECK(with.provenance.dataConsistency);
  CHECK(errorOf(with) < errorOf(without));
  // What is left is the highest kept line, of which real voxels tell half.
  CHECK(measuredAgain(with) < 0.3F * measuredAgain(without));
  // Of a target that no cropping of this size gives, nothing is known.
  request.lr = glmamba::core::makeVolume(head(23, 20, 2)->geometry(), head(23, 20, 2)->voxels());
  request.dataConsistency = true;
  expectFailure(ErrorCode::gridMismatch, {"Data consistency", "23"}, request, model);
}

TEST_CASE("Neighbouring slices are seen, also those beyond the asked part", "[super_resolve]") {
  glmamba::Configuration configuration{16, 2, 2, 4, 2, true};
  configuration.neighbours = 1;
  const SmallModel small(2, configuration);
  Model model = Model::load(readModelCard(small.cardFile()));
  SuperResolutionRequest request = requestOf(44, 40, 4);
  const SuperResolutionResult whole = resultOf(request, model);
  request.slices = SliceRange{1, 3};
  const SuperResolutionResult part = resultOf(request, model);
  CHECK(part.sr->geometry().sameGrid(whole.sr->geometry().slices(1, 3)));
  CHECK(part.sr->voxels() == glmamba::core::slices(*whole.sr, 1, 3)->voxels());
  CHECK(part.interpolated->sliceCount() == 2);
  CHECK(part.reference->sliceCount() == 2);
  // Another last slice changes the slice before it.
  std::vector<float> voxels = request.lr->voxels();
  for (std::size_t i = 3 * request.lr->sliceSize(); i < voxels.size(); ++i) voxels[i] *= 0.5F;
  request.lr = makeVolume(request.lr->geometry(), std::move(voxels));
  const SuperResolutionResult changed = resultOf(request, model);
  const std::size_t slice = part.sr->sliceSize();
  const auto last = [&](const SuperResolutionResult& r) {
    return std::vector<float>(r.sr->voxels().end() - static_cast<std::ptrdiff_t>(slice), r.sr->voxels().end());
  };
  CHECK(difference(last(changed), last(part)) > 1e-5F);
}
