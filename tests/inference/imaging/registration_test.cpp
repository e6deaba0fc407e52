// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/registration.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/align_reference.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/phantom.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using core::Vector3;
using core::operator-;
using imaging::registerRigid;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// One head for all tests; 1 mm.
const imaging::Phantom& head() {
  static const imaging::Phantom phantom = imaging::makePhantom({{96, 112, 80}, 3});
  return phantom;
}

/// T2 at half the resolution in plane: a target as it comes.
const core::Volume& target() {
  static const core::VolumePtr lr = imaging::degrade(*head().t2, 2);
  return *lr;
}

core::Volume atPlace(const core::Volume& volume, const core::RigidTransform& motion, const std::string& frame = {}) {
  return {core::moved(volume.geometry(), motion, frame), volume.voxels()};
}

/// How far, in the mean over the head, `found` leaves the reference from where it was before `motion`; mm.
double meanError(const core::Registration& found, const core::RigidTransform& motion) {
  const core::RigidTransform left = found.targetFromReference.after(motion);
  const core::Volume& t1 = *head().t1;
  const float threshold = 0.1F * core::quantileOfNonZero(t1, 0.995);
  double sum = 0;
  int count = 0;
  for (int k = 0; k < t1.sliceCount(); k += 4)
    for (int j = 0; j < t1.rows(); j += 4)
      for (int i = 0; i < t1.columns(); i += 4) {
        if (t1.at(i, j, k) < threshold) continue;
        const Vector3 point = t1.geometry().lpsFromIndex({1.0 * i, 1.0 * j, 1.0 * k});
        sum += core::length(left.point(point) - point);
        ++count;
      }
  REQUIRE(count > 500);
  return sum / count;
}

core::Volume filled(const core::Geometry& grid, const std::function<float(std::size_t)>& value) {
  std::vector<float> voxels(grid.voxelCount());
  for (std::size_t n = 0; n < voxels.size(); ++n) voxels[n] = value(n);
  return {grid, std::move(voxels)};
}

core::Volume noise(const core::Geometry& grid, unsigned seed) {
  std::mt19937 random(seed);
  return filled(grid, [&](std::size_t) { return 100 + static_cast<float>(random() % 1000) / 50; });
}

void requireError(core::ErrorCode code, const std::string& part, const core::Volume& first, const core::Volume& second,
                  const imaging::RegistrationOptions& options = {}) {
  try {
    registerRigid(first, second, options);
    FAIL("registered");
  } catch (const core::Error& error) {
    CHECK(error.code() == code);
    CHECK_THAT(error.what(), Catch::Contains(part) && Catch::EndsWith("."));
  }
}

}  // namespace

TEST_CASE("A T1 that was turned and shifted comes back onto its T2", "[registration]") {
  const Vector3 centre = head().t1->geometry().centre();
  for (const auto& [axis, shift] :
       {std::pair{Vector3{1, 0.2, -0.3}, Vector3{6, -5, 6}}, std::pair{Vector3{-0.3, 0.4, 1}, Vector3{-7, 7, -1}}}) {
    const core::RigidTransform motion = core::turnAndShift(axis, 10, centre, shift);
    const core::Registration found = registerRigid(target(), atPlace(*head().t1, motion));
    INFO(core::describe(found) << ", from " << found.start);
    // A tenth of the target's voxels, which are 2 mm wide.
    CHECK(meanError(found, motion) < 0.2);
    CHECK(found.degrees == Approx(10).margin(0.3));
    CHECK(found.shiftMm == Approx(core::length(shift)).margin(0.5));
    CHECK(found.informationAfter > 1.5 * found.informationBefore.value());
    CHECK(found.overlap > 0.7);
    CHECK(found.seconds > 0);
  }
}

TEST_CASE("Images that lie right stay where they are", "[registration]") {
  const core::Registration found = registerRigid(target(), *head().t1);
  CHECK(meanError(found, {}) < 0.2);
  CHECK(found.informationAfter >= found.informationBefore.value());
}

TEST_CASE("Images beside each other are brought together from their centres", "[registration]") {
  const core::RigidTransform motion = core::turnAndShift({0, 0, 1}, 3, head().t1->geometry().centre(), {400, 20, -300});
  const core::Registration found = registerRigid(target(), atPlace(*head().t1, motion));
  CHECK_FALSE(found.informationBefore);
  CHECK(found.start != "header positions");
  CHECK(meanError(found, motion) < 0.2);
}

TEST_CASE("A slab of thick slices is registered to the whole head", "[registration]") {
  std::vector<float> voxels;  // every third slice of ten to seventy
  for (int k = 10; k < 70; k += 3) voxels.insert(voxels.end(), target().slice(k), target().slice(k + 1));
  const core::Geometry& grid = target().geometry();
  const core::Volume slab({{grid.size()[0], grid.size()[1], 20},
                           {grid.spacing()[0], grid.spacing()[1], 3},
                           grid.lpsFromIndex({0, 0, 10}),
                           grid.directions()},
                          voxels);
  const core::RigidTransform motion = core::turnAndShift({1, 1, 0}, 6, grid.centre(), {4, 4, 4});
  CHECK(meanError(registerRigid(slab, atPlace(*head().t1, motion)), motion) < 0.5);
}

TEST_CASE("The same images give the same motion to the last bit", "[registration]") {
  const core::RigidTransform motion = core::turnAndShift({1, 1, 0}, 6, {}, {4, 4, 4});
  const core::Volume reference = atPlace(*head().t1, motion);
  const core::Registration first = registerRigid(target(), reference), second = registerRigid(target(), reference);
  CHECK(first.targetFromReference.rotation == second.targetFromReference.rotation);
  CHECK(first.targetFromReference.translation == second.targetFromReference.translation);
  CHECK(first.informationAfter == second.informationAfter);
}

TEST_CASE("Voxels that are not numbers don't keep images from being registered", "[registration]") {
  const core::RigidTransform motion = core::turnAndShift({1, 1, 0}, 6, {}, {4, 4, 4});
  core::Volume reference = atPlace(*head().t1, motion);
  const core::Volume spoilt = filled(reference.geometry(), [&](std::size_t n) {
    return n % 97 == 0 ? (n % 2 ? kNaN : std::numeric_limits<float>::infinity()) : reference.voxels()[n];
  });
  CHECK(meanError(registerRigid(target(), spoilt), motion) < 0.5);
}

TEST_CASE("A constant image, or one without a number, has nothing to register it by", "[registration]") {
  const core::Geometry& grid = head().t1->geometry();
  const core::Volume constant = filled(grid, [](std::size_t) { return 7.0F; });
  const core::Volume nowhere = filled(grid, [](std::size_t) { return kNaN; });
  requireError(core::ErrorCode::badValue, "The reference has the same value everywhere", target(), constant);
  requireError(core::ErrorCode::badValue, "The target has the same value everywhere", constant, *head().t1);
  requireError(core::ErrorCode::badValue, "The reference has the same value everywhere", target(), nowhere);
}

TEST_CASE("An image of few voxels or few millimetres is too small to be registered", "[registration]") {
  const core::Volume thin(head().t1->geometry().slices(40, 43), std::vector<float>(3 * head().t1->sliceSize(), 1));
  requireError(core::ErrorCode::badValue, "The reference (96×112×3, 1 × 1 × 1 mm) is too small", target(), thin);
  requireError(core::ErrorCode::badValue, "The target (96×112×3", thin, *head().t1);
  const core::Volume tiny = noise({{20, 20, 20}, {0.4, 0.4, 0.4}, {}, target().geometry().directions()}, 1);
  requireError(core::ErrorCode::badValue, "10 mm along each side", target(), tiny);
}

TEST_CASE("Images with nothing in common are told from images of one head", "[registration]") {
  const core::Geometry& grid = head().t1->geometry();
  requireError(core::ErrorCode::gridMismatch, "nothing in common", target(), noise(grid, 1));
  requireError(core::ErrorCode::gridMismatch, "nothing in common", noise(grid, 2), noise(grid, 3));
}

TEST_CASE("A registration that is cancelled or out of time ends with the word for it", "[registration]") {
  core::CancelToken cancel;
  cancel.requestCancel();
  CHECK_THROWS_AS(registerRigid(target(), *head().t1, {}, cancel), core::CancelToken::Requested);
  const core::CancelToken later;
  int stages = 0;
  const auto progress = [&](const core::Progress& state) {
    CHECK(state.stage == "registering");
    CHECK(state.done == stages);
    CHECK(state.total == 3);
    if (++stages == 2) later.requestCancel();
  };
  CHECK_THROWS_AS(registerRigid(target(), *head().t1, {}, later, progress), core::CancelToken::Requested);
  CHECK(stages == 2);
  requireError(core::ErrorCode::tooLarge, "was given up", target(), *head().t1, {0});
}

namespace {

core::Series seriesOf(const std::string& name, core::Contrast contrast, const core::Geometry& geometry) {
  return {name, "", name, 0, core::FileFormat::dicom, core::SeriesKind::image, contrast, geometry, {}, {}};
}

core::SeriesPair pairOf(const core::Geometry& target, const core::Geometry& reference) {
  return std::get<core::SeriesPair>(core::SeriesPair::make(seriesOf("t2", core::Contrast::t2, target),
                                                           seriesOf("t1", core::Contrast::t1, reference)));
}

}  // namespace

TEST_CASE("A reference in the target's frame is used as it is, one of another frame is moved into it",
          "[registration]") {
  const core::Volume framed = atPlace(target(), {}, "1.2");
  const auto same = std::make_shared<core::Volume>(atPlace(*head().t1, {}, "1.2"));
  const auto kept = imaging::alignReference(pairOf(framed.geometry(), same->geometry()), framed, same);
  CHECK(kept.volume == same);
  CHECK_FALSE(kept.registration);

  const core::RigidTransform motion = core::turnAndShift({0, 1, 0}, 8, head().t1->geometry().centre(), {5, 5, 5});
  const auto other = std::make_shared<core::Volume>(atPlace(*head().t1, motion, "1.3"));
  const auto moved = imaging::alignReference(pairOf(framed.geometry(), other->geometry()), framed, other);
  REQUIRE(moved.registration);
  CHECK(moved.volume->geometry().frameOfReferenceUid() == "1.2");
  CHECK(moved.volume->voxels() == other->voxels());
  const Vector3 corner{95, 0, 79};
  // A corner of the field of view moves by more than the head in its middle.
  CHECK(core::length(moved.volume->geometry().lpsFromIndex(corner) - same->geometry().lpsFromIndex(corner)) < 1);
  CHECK(moved.warnings.empty());
}

TEST_CASE("A registered reference that covers a part of the target is warned of", "[registration]") {
  const core::Volume framed = atPlace(target(), {}, "1.2");
  const core::VolumePtr lower = core::slices(*head().t1, 0, 45);
  const auto reference = std::make_shared<core::Volume>(atPlace(*lower, {}, "1.3"));
  const auto aligned = imaging::alignReference(pairOf(framed.geometry(), reference->geometry()), framed, reference);
  REQUIRE(aligned.warnings.size() == 1);
  CHECK_THAT(aligned.warnings.front(), Catch::Contains("covers only 5") && Catch::Contains("% of the target"));
}
