// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segment.h"

#include "inference/engine/segmentation_network.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/phantom.h"
#include "tests/inference/engine/small_segmentation_model.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba::engine;
namespace core = glmamba::core;
namespace imaging = glmamba::imaging;

namespace {

core::VolumePtr onGrid(const core::Volume& volume, const core::Vector3& spacing) {
  const core::Geometry& grid = volume.geometry();
  return core::makeVolume({grid.size(), spacing, grid.origin(), grid.directions()}, volume.voxels());
}

SegmentationResult resultOf(const SegmentationRequest& request, SegmentationModel& model) {
  auto outcome = segment(request, model);
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) FAIL(failure->error.what());
  return std::get<SegmentationResult>(std::move(outcome));
}

std::string failureOf(const SegmentationRequest& request, SegmentationModel& model) {
  const auto outcome = segment(request, model);
  const auto* failure = std::get_if<core::Failure>(&outcome);
  REQUIRE(failure != nullptr);
  return failure->error.what();
}

/// Some slices of a phantom of this size, as if of 1 mm voxels.
core::VolumePtr slicesOf(const core::VolumePtr& volume, int count) {
  return onGrid(*core::slices(*volume, 14, 14 + count), {1, 1, 1});
}

const imaging::Phantom& phantom() {
  static const imaging::Phantom made = [] {
    imaging::Phantom phantom = imaging::makePhantom({{33, 41, 32}, 1});
    for (core::VolumePtr* volume : {&phantom.t1, &phantom.t2}) *volume = slicesOf(*volume, 7);
    return phantom;
  }();
  return made;
}

}  // namespace

TEST_CASE("Labels lie on the image's grid, slice for slice as the network gives them", "[segment]") {
  SmallSegmentationModel small;
  small.card.thresholds = {0.501};  // random weights are near a half everywhere
  small.save();
  SegmentationModel model = SegmentationModel::load(small.card);
  const core::VolumePtr image = phantom().t2;
  const SegmentationResult whole = resultOf({{{"T2", image}}}, model);
  CHECK(whole.labels->geometry().sameGrid(image->geometry()));
  CHECK(whole.contrasts == std::vector<std::string>{"T2"});
  CHECK(whole.warnings.empty());
  const auto inputs = segmentationInputs({{"T2", image}}, {"T2"}, 1);
  const torch::NoGradGuard noGradients;
  const torch::Tensor logits = small.network->forward(segmentationInput(inputs, 3, 1).unsqueeze(0));
  const torch::Tensor expected = logits.sigmoid().ge(0.501F).to(torch::kFloat).contiguous();
  const float* values = expected.data_ptr<float>();
  CHECK(std::vector<float>(values, values + image->sliceSize()) ==
        std::vector<float>(whole.labels->slice(3), whole.labels->slice(3) + image->sliceSize()));
  CHECK(expected.sum().item<double>() > 0);
  CHECK(expected.mean().item<double>() < 1);

  const SegmentationResult some = resultOf({{{"T2", image}}, 2, 5}, model);
  CHECK(some.labels->geometry().sameGrid(image->geometry().slices(2, 5)));
  CHECK(std::equal(some.labels->voxels().begin(), some.labels->voxels().end(), whole.labels->slice(2)));
}

TEST_CASE("An image of other pixels is seen at the model's own and labelled on its grid", "[segment]") {
  SmallSegmentationModel small;
  SegmentationModel model = SegmentationModel::load(small.card);
  const core::VolumePtr coarse = onGrid(*phantom().t2, {2, 1.5, 4});
  const core::Geometry working = workingGrid(coarse->geometry(), 1);
  CHECK(working.size() == core::Size3{66, 62, 7});
  CHECK(working.spacing()[0] == Approx(1));
  CHECK(workingGrid(onGrid(*phantom().t2, {1.05, 0.95, 4})->geometry(), 1).size() == core::Size3{33, 41, 7});
  CHECK(resultOf({{{"T2", coarse}}}, model).labels->geometry().sameGrid(coarse->geometry()));
}

TEST_CASE("An image and its zero-filled copy are standardised alike", "[segment]") {
  const core::VolumePtr hr = slicesOf(imaging::makePhantom({{96, 104, 32}, 2}).t2, 3);
  const core::VolumePtr zeroFilled = imaging::zeroFill(*imaging::degrade(*hr, 2), 96, 104);
  const auto a = standardised(hr, "T2"), b = standardised(zeroFilled, "T2");
  double count = 0, there = 0, copy = 0;
  for (std::size_t n = 0; n < a->voxels().size(); ++n) {
    if (a->voxels()[n] < -1) continue;  // air
    ++count;
    there += a->voxels()[n];
    copy += b->voxels()[n];
  }
  CHECK(count > 0.1 * static_cast<double>(a->voxels().size()));
  // The copy has ripples where the image is 0: by all voxels that are not zero, tissue would be a deviation brighter.
  CHECK(copy / count == Approx(there / count).margin(0.1));
}

TEST_CASE("A contrast that is missing is left out, and none at all is refused", "[segment]") {
  SmallSegmentationModel small({"T2", "T1", "FLAIR"});
  SegmentationModel model = SegmentationModel::load(small.card);
  const SegmentationResult two = resultOf({{{"T1", phantom().t1}, {"FLAIR", phantom().t2}}}, model);
  CHECK(two.contrasts == std::vector<std::string>{"T1", "FLAIR"});
  CHECK_THAT(failureOf({{{"PD", phantom().t2}}}, model), Catch::Contains("T2, T1, FLAIR"));
  CHECK_THAT(failureOf({{{"T2", phantom().t2}}, 3, 9}, model), Catch::Contains("no slices 3:9"));
}

TEST_CASE("A segmentation that is asked to stop stops", "[segment]") {
  SmallSegmentationModel small;
  SegmentationModel model = SegmentationModel::load(small.card);
  const core::CancelToken cancel;
  int done = 0;
  const auto outcome = segment({{{"T2", phantom().t2}}}, model, cancel, [&](const core::Progress& progress) {
    done = progress.done;
    if (done == 2) cancel.requestCancel();
  });
  CHECK(std::holds_alternative<core::Cancelled>(outcome));
  CHECK(done == 2);
}

TEST_CASE("Regions lie within each other, and small pieces are left out", "[segment]") {
  const core::Geometry grid({6, 1, 1}, {10, 10, 10}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});  // 1 ml a voxel
  const auto volume = [&](std::vector<float> values) { return core::makeVolume(grid, std::move(values)); };
  const auto whole = volume({0.9F, 0.9F, 0.9F, 0.1F, 0.9F, 0.2F}), core = volume({0.1F, 0.9F, 0.9F, 0.9F, 0.1F, 0.1F});
  const std::vector<std::string> regions{"whole-tumour", "tumour-core"};
  CHECK(labelsFromProbabilities({whole, core}, regions, {0.5, 0.5}, {0, 0})->voxels() ==
        std::vector<float>{1, 2, 2, 0, 1, 0});
  CHECK(labelsFromProbabilities({whole, core}, regions, {0.5, 0.5}, {1.5, 0})->voxels() ==
        std::vector<float>{1, 2, 2, 0, 0, 0});
  CHECK(labelsFromProbabilities({whole, core}, regions, {0.5, 0.5}, {0, 2.5})->voxels() ==
        std::vector<float>{1, 1, 1, 0, 1, 0});
}
