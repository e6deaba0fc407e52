// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/engine/reference_influence.h"
#include "inference/engine/uncertainty.h"
#include "inference/imaging/contralateral.h"
#include "inference/imaging/kspace.h"

using namespace glmamba;

namespace {

/// The program's own model: a trained one makes use of its reference.
engine::Model& model() {
  static engine::Model loaded = engine::Model::load(engine::defaultModel(2), engine::Device::cpu);
  return loaded;
}

/// A smooth head with some fine detail; in the other contrast, a ring that the first does not show.
core::VolumePtr head(bool isReference) {
  const core::Geometry grid({48, 40, 2}, {1, 1, 3}, {-24, -20, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels;
  for (int k = 0; k < 2; ++k)
    for (int j = 0; j < 40; ++j)
      for (int i = 0; i < 48; ++i) {
        const double x = (i - 23.5) / 20, y = (j - 19.5) / 17, r = std::hypot(i - 16, j - 18);
        const double tissue = 100 + 40 * std::sin(0.5 * i + k) * std::cos(0.4 * j);
        const double value = isReference ? 200 - tissue + (std::abs(r - 6) < 0.8 ? 60 : 0) : tissue;
        voxels.push_back(x * x + y * y < 1 ? static_cast<float>(value) : 0);
      }
  return core::makeVolume(grid, std::move(voxels));
}

engine::SuperResolutionRequest request() {
  engine::SuperResolutionRequest made;
  made.lr = imaging::degrade(*head(false), 2);
  made.reference = head(true);
  made.precision = engine::Precision::fp32;
  return made;
}

template <typename Result>
Result resultOf(core::Outcome<Result> outcome) {
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) FAIL(failure->error.what());
  REQUIRE(std::holds_alternative<Result>(outcome));
  return std::get<Result>(std::move(outcome));
}

core::VolumePtr srOf(const engine::SuperResolutionRequest& made) {
  return resultOf(engine::superResolve(made, model(), {})).sr;
}

}  // namespace

TEST_CASE("Reference influence is the change of the result when the reference is another", "[trust]") {
  const engine::SuperResolutionRequest made = request();
  const core::VolumePtr sr = srOf(made);
  const auto found = resultOf(engine::referenceInfluence(made, sr, model(), {}));
  CHECK(found.brightness == core::quantileOfNonZero(*made.lr, model().card().normalisationQuantile));
  CHECK(found.influence->geometry().sameGrid(sr->geometry()));
  CHECK(found.provenance.model() == model().card().nameAndVersion());

  // The same by whole runs with references that were altered by hand.
  engine::SuperResolutionRequest other = made;
  other.reference = imaging::contralateral(*made.reference);
  const core::VolumePtr mirrored = srOf(other);
  std::vector<float> moved(made.reference->voxels().size(), 0.0F);
  for (int k = 0; k < 2; ++k)
    for (int j = 1; j < 40; ++j)
      for (int i = 1; i < 48; ++i)
        moved[(static_cast<std::size_t>(k) * 40 + j) * 48 + i] = made.reference->at(i - 1, j - 1, k);
  other.reference = core::makeVolume(made.reference->geometry(), moved);
  const core::VolumePtr shifted = srOf(other);
  // Nothing of the moved head leaves the image: its brightness, and the normalisation by it, stay.
  REQUIRE(core::quantileOfNonZero(*other.reference, 0.995) == core::quantileOfNonZero(*made.reference, 0.995));
  for (std::size_t n = 0; n < sr->voxels().size(); ++n) {
    const double byMirror = std::abs(mirrored->voxels()[n] - sr->voxels()[n]) / found.brightness;
    const double byShift = std::abs(shifted->voxels()[n] - sr->voxels()[n]) / found.brightness;
    REQUIRE(found.mirrored->voxels()[n] == Approx(byMirror).margin(1e-5));  // float, of values to 1.5
    REQUIRE(found.shifted->voxels()[n] == Approx(byShift).margin(1e-5));
    REQUIRE(found.influence->voxels()[n] ==
            std::max({found.blanked->voxels()[n], found.shifted->voxels()[n], found.mirrored->voxels()[n]}));
  }
  // It is no map of zeros: the model makes use of its reference.
  CHECK(*std::max_element(found.blanked->voxels().begin(), found.blanked->voxels().end()) > 0.02F);
}

TEST_CASE("A fault that only the judged image has shows in each change", "[trust]") {
  const engine::SuperResolutionRequest made = request();
  const core::VolumePtr sr = srOf(made);
  std::vector<float> voxels(sr->voxels());
  const std::size_t at = (40 + 12) * 48 + 30;
  voxels[at] += 1000;
  const auto clean = resultOf(engine::referenceInfluence(made, sr, model(), {}));
  const auto faulty = resultOf(engine::referenceInfluence(made, core::makeVolume(sr->geometry(), voxels), model(), {}));
  CHECK(faulty.shifted->voxels()[at] == Approx(1000 / clean.brightness).epsilon(0.1));
  CHECK(faulty.shifted->voxels()[at + 1] == clean.shifted->voxels()[at + 1]);
}

TEST_CASE("The uncertainty is the spread over the symmetries and shifts, and its mean is theirs", "[trust]") {
  engine::SuperResolutionRequest made = request();
  made.slices = engine::SliceRange{1, 2};
  const auto found = resultOf(engine::uncertainty(made, {&model()}, {}));
  CHECK(found.answers == 12);
  CHECK(found.spread->sliceCount() == 1);
  const core::VolumePtr plain = srOf(made);
  made.ensemble = true;  // the mean over eight of the twelve
  const core::VolumePtr ensemble = srOf(made);
  const double spread = *std::max_element(found.spread->voxels().begin(), found.spread->voxels().end());
  CHECK(spread > 0);
  // One of the twelve is the plain image: it lies within √11 spreads of their mean (Samuelson's inequality), and so do
  // the eight together.
  for (std::size_t n = 0; n < plain->voxels().size(); ++n) {
    const double reach = std::sqrt(11.0) * found.spread->voxels()[n] + 1e-3;
    REQUIRE(std::abs(plain->voxels()[n] - found.mean->voxels()[n]) < reach);
    REQUIRE(std::abs(ensemble->voxels()[n] - found.mean->voxels()[n]) < reach);
  }
  // Another model that says the same adds no spread: n − 1 of 23 instead of 11, of twice the squares.
  const auto twice = resultOf(engine::uncertainty(
      [&] {
        made.ensemble = false;
        return made;
      }(),
      {&model(), &model()}, {}));
  CHECK(twice.answers == 24);
  for (std::size_t n = 0; n < plain->voxels().size(); ++n)
    REQUIRE(twice.spread->voxels()[n] == Approx(found.spread->voxels()[n] * std::sqrt(2 * 11.0 / 23)).margin(1e-3));
}

TEST_CASE("Trust jobs begin at the slice on the screen, tell each pass, and stop within one", "[trust]") {
  engine::SuperResolutionRequest made = request();
  made.firstSlice = 1;
  const core::VolumePtr sr = srOf(made);
  std::vector<int> slices, done;
  int total = 0;
  resultOf(engine::referenceInfluence(
      made, sr, model(), {},
      [&](const core::Progress& progress) {
        done.push_back(progress.done);
        total = progress.total;
      },
      [&](const engine::FinishedSlice& slice) { slices.push_back(slice.index); }));
  CHECK(slices == std::vector<int>{1, 0});
  CHECK(total == 6);
  std::vector<int> expected(7);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(done == expected);

  const core::CancelToken cancel;
  int passes = 0;
  const auto outcome = engine::uncertainty(made, {&model()}, cancel, [&](const core::Progress& progress) {
    if (progress.done == 3) cancel.requestCancel();
    passes = progress.done;
  });
  CHECK(std::holds_alternative<core::Cancelled>(outcome));
  CHECK(passes == 3);
}

TEST_CASE("An image that is not of this run is refused", "[trust]") {
  const engine::SuperResolutionRequest made = request();
  const auto outcome = engine::referenceInfluence(made, made.lr, model(), {});
  REQUIRE(std::holds_alternative<core::Failure>(outcome));
  CHECK(std::get<core::Failure>(outcome).error.code() == core::ErrorCode::gridMismatch);
}
