// SPDX-License-Identifier: Apache-2.0
#include "app/model/preparation.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "core/rigid_transform.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

const imaging::Phantom& head() {
  static const imaging::Phantom phantom = imaging::makePhantom({{64, 72, 48}, 5});
  return phantom;
}

core::Series seriesOf(const std::string& name, core::Contrast contrast, const core::Volume& volume) {
  return {"id of " + name,   "", name, 0, core::FileFormat::dicom, core::SeriesKind::image, contrast,
          volume.geometry(), {}, {}};
}

/// T2 and a T1 of another frame of reference, where it lies 4 mm and 6° off.
PairRequest offPair() {
  const core::VolumePtr t2 = core::makeVolume(head().t2->geometry().withFrameOfReference("1.2"), head().t2->voxels());
  const core::RigidTransform motion = core::turnAndShift({0, 0, 1}, 6, t2->geometry().centre(), {4, 0, 0});
  const core::VolumePtr t1 = core::makeVolume(core::moved(head().t1->geometry(), motion, "1.3"), head().t1->voxels());
  PairRequest request;
  request.target = seriesOf("T2", core::Contrast::t2, *t2);
  request.reference = seriesOf("T1", core::Contrast::t1, *t1);
  request.loaded = {{request.target->id, t2}, {request.reference->id, t1}};
  return request;
}

}  // namespace

TEST_CASE("A reference of another frame is registered on opening, and what was read is kept", "[preparation]") {
  const PairRequest request = offPair();
  const PairImages images = preparePair(request, {});
  REQUIRE(images.registration);
  // A head of 5 cm: a degree is half a voxel at its surface.
  CHECK(images.registration->degrees == Approx(6).margin(1));
  CHECK(images.registration->shiftMm == Approx(4).margin(0.5));
  CHECK(images.referenceAsRead == request.loaded.at(request.reference->id));
  CHECK(images.referenceVolume->geometry().frameOfReferenceUid() == "1.2");
  CHECK(images.guide == images.referenceVolume);
  CHECK(images.warnings.empty());
}

TEST_CASE("A registered reference guides on the truth's grid in try mode", "[preparation]") {
  PairRequest request = offPair();
  request.tryFactor = 2;
  const PairImages images = preparePair(request, {});
  REQUIRE(images.registration);
  CHECK(images.guide->geometry().sameGrid(images.truth->geometry()));
}

TEST_CASE("The user may leave a reference where its header puts it, and is told", "[preparation]") {
  PairRequest request = offPair();
  request.pairing.registration = core::RegistrationChoice::no;
  const PairImages images = preparePair(request, {});
  CHECK_FALSE(images.registration);
  CHECK(images.referenceVolume == images.referenceAsRead);
  REQUIRE(images.warnings.size() >= 1);
  CHECK_THAT(images.warnings.front(), Catch::Contains("not registered"));
}

TEST_CASE("A pair that failed its check is opened only when it was accepted", "[preparation]") {
  PairRequest request = offPair();
  request.target->patientId = "a";
  request.reference->patientId = "b";
  CHECK_THROWS_WITH(preparePair(request, {}), Catch::Contains("different patients"));
  request.pairing.acceptRefused = true;
  CHECK_THAT(preparePair(request, {}).warnings.at(0), Catch::Contains("different patients"));
}
