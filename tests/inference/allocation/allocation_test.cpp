// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <functional>

#include "core/error.h"
#include "inference/engine/failures.h"
#include "inference/engine/reference_influence.h"
#include "inference/engine/segment.h"
#include "inference/engine/super_resolve.h"
#include "inference/engine/uncertainty.h"
#include "inference/imaging/kspace.h"
#include "inference/ops/kept_memory.h"
#include "inference/ops/packed_factor.h"
#include "tests/inference/allocation/failing_memory.h"
#include "tests/inference/engine/small_model.h"
#include "tests/inference/engine/small_segmentation_model.h"

using namespace glmamba;
using allocation::Asking;
using allocation::FailingMemory;

namespace {

using Voxels = std::vector<float>;
// Made beforehand, as what a job is given is.
const core::CancelToken kNoCancel;
/// What is run: an image of its result (null where there is none), or what it failed with.
using Job = std::function<core::Outcome<core::VolumePtr>()>;

core::VolumePtr image(float phase, double shift = 0) {
  const core::Geometry grid({24, 20, 2}, {1, 1, 2}, {shift, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  Voxels voxels;
  for (int k = 0; k < 2; ++k)
    for (int j = 0; j < 20; ++j)
      for (int i = 0; i < 24; ++i) voxels.push_back(200 + 90 * std::sin(0.3F * i + phase) * std::cos(0.2F * j + k));
  return core::makeVolume(grid, std::move(voxels));
}

engine::SuperResolutionRequest request() {
  engine::SuperResolutionRequest request;
  request.lr = imaging::degrade(*image(0), 2);
  request.reference = image(1, 0.4);  // off the grid: it has to be resampled
  request.precision = engine::Precision::fp32;
  return request;
}

/// Allocates nothing: that would fail as well.
template <typename Result>
core::Outcome<core::VolumePtr> imageOf(const core::Outcome<Result>& outcome, core::VolumePtr Result::*image) {
  if (const auto* result = std::get_if<Result>(&outcome)) return result->*image;
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) return *failure;
  return core::Cancelled{};
}

Voxels voxelsOf(const core::Outcome<core::VolumePtr>& outcome) {
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) FAIL(failure->error.what());
  const auto& image = std::get<core::VolumePtr>(outcome);
  return image ? image->voxels() : Voxels();
}

glmamba::Configuration tiny() { return {8, 1, 2, 4, 2, true}; }

/// Of `asked` allocations those that are tried: all with GLMAMBA_ALLOCATIONS=all, or so many, spread by a step that
/// shares no factor with the repeats of a network's layers.
std::int64_t stepThrough(std::int64_t asked, std::int64_t tries) {
  const char* wished = std::getenv("GLMAMBA_ALLOCATIONS");
  if (wished && std::string(wished) == "all") return 1;
  const std::int64_t step = std::max<std::int64_t>(1, asked / tries);
  return step > 1 ? step | 1 : 1;
}

/// Fails one allocation of `job` after another. Each failure has to be a sentence, leave nothing behind, and not change
/// what comes next.
void failEach(Asking asking, std::int64_t tries, const Job& job) {
  // The first runs fill what is made once and kept: threads, kernels' choices.
  const Voxels expected = voxelsOf(job());
  allocation::watchTensors();
  for (int n = 0; n < 2; ++n) REQUIRE(voxelsOf(job()) == expected);
  const allocation::Held before = allocation::held();
  std::int64_t asked = 0;
  {
    const FailingMemory counted(asking, INT64_MAX - 1);
    REQUIRE(voxelsOf(job()) == expected);
    asked = counted.asked();
  }
  REQUIRE(asked > 20);
  const std::int64_t step = stepThrough(asked, tries);
  // A library that fails at its start starts later, with what it keeps for ever: the second time all are there.
  for (const bool isSettled : {false, true}) {
    const std::int64_t objects = allocation::held().objects;
    int failures = 0;
    for (std::int64_t nth = 0; nth < asked; nth += step) {
      CAPTURE(nth, asked);
      core::Outcome<core::VolumePtr> outcome = core::Cancelled{};
      bool hasFailed = false;
      {
        const FailingMemory memory(asking, nth);
        outcome = job();
        hasFailed = memory.hasFailed();
      }
      if (const auto* failure = std::get_if<core::Failure>(&outcome)) {
        CAPTURE(failure->error.what());
        CHECK(hasFailed);
        CHECK(failure->error.code() == core::ErrorCode::tooLarge);
        CHECK_THAT(failure->error.what(), Catch::Contains("memory"));
        ++failures;
      } else {
        // An allocation that was done without: nothing may be missing.
        REQUIRE_FALSE(std::holds_alternative<core::Cancelled>(outcome));
        CHECK(voxelsOf(outcome) == expected);
      }
      outcome = core::Cancelled{};
      CHECK(ops::KeptMemory::unusedBytes() == 0);
      CHECK_FALSE(torch::InferenceMode::is_enabled());
      CHECK(ops::factorType() == ops::FactorType::float32);
      CHECK(allocation::held().tensorBytes == before.tensorBytes);
      CHECK(voxelsOf(job()) == expected);
    }
    CHECK(failures > 4);
    // Messages and caches of a library may have grown once; what every failure left would be thousands.
    if (isSettled) CHECK(allocation::held().objects - objects < 2 * failures);
  }
}

}  // namespace

TEST_CASE("A run that an allocation fails in is told, leaves nothing and can be repeated", "[allocation]") {
  at::set_num_threads(1);
  const engine::SmallModel small(2, tiny());
  engine::Model model = engine::Model::load(small.card, engine::Device::cpu);
  engine::SuperResolutionRequest asked = request();
  SECTION("plainly") {}
  SECTION("with an ensemble and data consistency") {
    asked.ensemble = true;
    asked.dataConsistency = true;
  }
  const auto asking = GENERATE(Asking::tensors, Asking::objects);
  failEach(asking, 24,
           [&] { return imageOf(engine::superResolve(asked, model, kNoCancel), &engine::SuperResolutionResult::sr); });
}

TEST_CASE("Trust maps that an allocation fails in are told, leave nothing and can be repeated", "[allocation]") {
  at::set_num_threads(1);
  const engine::SmallModel small(2, tiny());
  engine::Model model = engine::Model::load(small.card, engine::Device::cpu);
  const engine::SuperResolutionRequest asked = request();
  const auto sr = std::get<engine::SuperResolutionResult>(engine::superResolve(asked, model, {})).sr;
  const auto asking = GENERATE(Asking::tensors, Asking::objects);
  SECTION("influence of the reference") {
    failEach(asking, 12, [&] {
      return imageOf(engine::referenceInfluence(asked, sr, model, kNoCancel), &engine::ReferenceInfluence::influence);
    });
  }
  SECTION("uncertainty") {
    const std::vector<engine::Model*> models{&model};
    failEach(asking, 8,
             [&] { return imageOf(engine::uncertainty(asked, models, kNoCancel), &engine::Uncertainty::spread); });
  }
}

TEST_CASE("A segmentation that an allocation fails in is told, leaves nothing and can be repeated", "[allocation]") {
  at::set_num_threads(1);
  const engine::SmallSegmentationModel small;
  engine::SegmentationModel model = engine::SegmentationModel::load(small.card, engine::Device::cpu);
  const engine::SegmentationRequest asked{{{"T2", image(0)}}};
  const auto asking = GENERATE(Asking::tensors, Asking::objects);
  failEach(asking, 24,
           [&] { return imageOf(engine::segment(asked, model, kNoCancel), &engine::SegmentationResult::labels); });
}

TEST_CASE("A model that an allocation fails in is told, and loads the next time", "[allocation]") {
  at::set_num_threads(1);
  const engine::SmallModel small(2, tiny());
  const engine::SmallSegmentationModel segmenting;
  const auto asking = GENERATE(Asking::tensors, Asking::objects);
  const bool isSegmenting = GENERATE(false, true);
  failEach(asking, 24, [&]() -> core::Outcome<core::VolumePtr> {
    try {
      if (isSegmenting)
        engine::SegmentationModel::load(segmenting.card, engine::Device::cpu);
      else
        engine::Model::load(small.card, engine::Device::cpu);
      return core::VolumePtr();
    } catch (...) {
      return core::Failure{engine::errorOfCurrentException("cpu")};  // as the boundary of a job does
    }
  });
}

TEST_CASE("LibTorch's own words for a lack of memory are known", "[allocation]") {
  try {
    const torch::Tensor much = torch::empty({std::int64_t{1} << 46}, torch::kFloat);
    FAIL("a quarter of a petabyte was given");
  } catch (const c10::Error& error) {
    CHECK(engine::isOutOfMemory(error));
  }
}
