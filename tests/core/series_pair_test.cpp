#include "core/series_pair.h"

#include <catch2/catch.hpp>

using namespace glmamba::core;

namespace {

Geometry axial(Size3 size, Vector3 spacing, Vector3 origin = {0, 0, 0}, std::string frame = {}) {
  return {size, spacing, origin, {Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, std::move(frame)};
}

Series series(const std::string& name, Contrast contrast, Geometry geometry, SeriesKind kind = SeriesKind::image) {
  return {"id of " + name, "", name, 0, FileFormat::nifti, kind, contrast, std::move(geometry), {}, {}};
}

PairingProblem problemOf(const Series& target, const Series& reference) {
  auto made = SeriesPair::make(target, reference);
  REQUIRE(std::holds_alternative<PairingProblem>(made));
  return std::get<PairingProblem>(made);
}

SeriesPair pairOf(const Series& target, const Series& reference) {
  auto made = SeriesPair::make(target, reference);
  REQUIRE(std::holds_alternative<SeriesPair>(made));
  return std::get<SeriesPair>(std::move(made));
}

const Geometry kFine = axial({240, 240, 155}, {1, 1, 1});
const Geometry kCoarse = axial({120, 120, 155}, {2, 2, 1});

}  // namespace

TEST_CASE("A coarse T2 and a fine T1 of one head make a pair without warnings", "[pair]") {
  const SeriesPair pair = pairOf(series("t2", Contrast::t2, kCoarse), series("t1", Contrast::t1, kFine));
  REQUIRE(pair.target().description == "t2");
  REQUIRE(pair.reference().description == "t1");
  REQUIRE(pair.warnings().empty());
}

TEST_CASE("A series can't guide itself", "[pair]") {
  const Series t2 = series("t2", Contrast::t2, kCoarse);
  const PairingProblem problem = problemOf(t2, t2);
  REQUIRE(problem.kind == PairingProblem::Kind::sameSeries);
  REQUIRE(problem.message == "“t2” can't guide itself: choose another series as reference.");
}

TEST_CASE("A label map is no image to pair", "[pair]") {
  const Series image = series("t2", Contrast::t2, kCoarse);
  const Series labels = series("seg", Contrast::unknown, kFine, SeriesKind::labelMap);
  for (const PairingProblem& problem : {problemOf(image, labels), problemOf(labels, image)}) {
    REQUIRE(problem.kind == PairingProblem::Kind::notAnImage);
    REQUIRE_THAT(problem.message, Catch::Contains("“seg”") && Catch::Contains("choose two MR images"));
  }
}

TEST_CASE("Known and different patients are refused, without naming them", "[pair]") {
  Series target = series("t2", Contrast::t2, kCoarse), reference = series("t1", Contrast::t1, kFine);
  target.patientId = "SECRET-1";
  REQUIRE(pairOf(target, reference).warnings().empty());  // one is unknown
  reference.patientId = "SECRET-2";
  const PairingProblem problem = problemOf(target, reference);
  REQUIRE(problem.kind == PairingProblem::Kind::differentPatient);
  REQUIRE_THAT(problem.message, Catch::Contains("“t2” and “t1”") && Catch::Contains("same patient"));
  REQUIRE_THAT(problem.message, !Catch::Contains("SECRET"));
}

TEST_CASE("Images of different regions are refused with the share they have in common", "[pair]") {
  const Series target = series("t2", Contrast::t2, kCoarse);
  const Series reference = series("spine", Contrast::t1, axial({240, 240, 155}, {1, 1, 1}, {0, 0, -500}));
  const PairingProblem problem = problemOf(target, reference);
  REQUIRE(problem.kind == PairingProblem::Kind::noOverlap);
  REQUIRE_THAT(problem.message, Catch::Contains("(0 % of the target") && Catch::Contains("choose a reference"));
}

TEST_CASE("Other frames of reference, part overlap and a coarse reference are warnings", "[pair]") {
  const Geometry framed = kCoarse.withFrameOfReference("1.2");
  REQUIRE_THAT(pairOf(series("t2", Contrast::t2, framed), series("t1", Contrast::t1, kFine.withFrameOfReference("1.3")))
                   .warnings()
                   .at(0),
               Catch::Contains("different frames of reference"));
  const Geometry half = axial({240, 240, 77}, {1, 1, 1});
  REQUIRE_THAT(pairOf(series("t2", Contrast::t2, kCoarse), series("t1", Contrast::t1, half)).warnings().at(0),
               Catch::Contains("covers only 44 %"));  // 4 of 9 lattice planes
  REQUIRE_THAT(pairOf(series("t2", Contrast::t2, kFine), series("t1", Contrast::t1, kCoarse)).warnings().at(0),
               Catch::Contains("coarser than the target"));
}

TEST_CASE("Images of equal resolution make a pair without a warning", "[pair]") {
  // The pair that is opened to try the program on a ground truth: nothing is wrong with it.
  const SeriesPair pair = pairOf(series("t2", Contrast::t2, kFine), series("t1", Contrast::t1, kFine));
  REQUIRE(pair.warnings().empty());
}

TEST_CASE("Overlap is the share of the inner field of view, in patient space", "[pair]") {
  REQUIRE(overlapFraction(kCoarse, kFine) == 1.0);
  REQUIRE(overlapFraction(kFine, kFine) == 1.0);
  const Geometry sagittal({155, 240, 240}, {1, 1, 1}, {0, 0, 0}, {Vector3{0, 0, 1}, {0, 1, 0}, {1, 0, 0}});
  REQUIRE(overlapFraction(sagittal, kFine) == 1.0);
  REQUIRE(overlapFraction(kFine, axial({240, 240, 155}, {1, 1, 1}, {1000, 0, 0})) == 0.0);
  // Half the field of view away along one axis: lattice planes 4 to 8 of 0 to 8 are inside.
  REQUIRE(overlapFraction(kFine, axial({240, 240, 155}, {1, 1, 1}, {119, 0, 0})) == Approx(5.0 / 9));
}

TEST_CASE("Of a BraTS folder, T2 is proposed with T1 as reference", "[pair]") {
  const std::vector<Series> folder{
      series("BraTS_flair", Contrast::flair, kFine),
      series("BraTS_seg", Contrast::unknown, kFine, SeriesKind::labelMap), series("BraTS_t1", Contrast::t1, kFine),
      series("BraTS_t1ce", Contrast::t1ContrastEnhanced, kFine), series("BraTS_t2", Contrast::t2, kFine)};
  const auto proposed = proposePair(folder);
  REQUIRE(proposed);
  REQUIRE(folder[proposed->target].description == "BraTS_t2");
  REQUIRE(folder[proposed->reference].description == "BraTS_t1");
}

TEST_CASE("The coarse diffusion image is proposed as target of the fine T1, whatever their order", "[pair]") {
  const Geometry sagittal({256, 256, 170}, {1, 1, 1}, {-85, -128, 128}, {Vector3{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}},
                          "1.2");
  const Series t1 = series("MPRAGE", Contrast::t1,
                           Geometry(sagittal.size(), {1, 1, 1}, {85, -128, 128}, sagittal.directions(), "1.2"));
  const Series b0 = series("DWI b0", Contrast::diffusion, axial({128, 128, 82}, {2, 2, 2}, {-127, -127, -80}, "1.2"));
  for (const std::vector<Series>& study : {std::vector<Series>{t1, b0}, std::vector<Series>{b0, t1}}) {
    const auto proposed = proposePair(study);
    REQUIRE(proposed);
    REQUIRE(study[proposed->target].description == "DWI b0");
    REQUIRE(study[proposed->reference].description == "MPRAGE");
  }
}

TEST_CASE("A low-resolution T2 is preferred over its high-resolution original as target", "[pair]") {
  const std::vector<Series> folder{series("t1", Contrast::t1, kFine), series("t2", Contrast::t2, kFine),
                                   series("t2 low resolution", Contrast::t2, kCoarse)};
  const auto proposed = proposePair(folder);
  REQUIRE(proposed);
  REQUIRE(proposed->target == 2);
  REQUIRE(proposed->reference == 0);
}

TEST_CASE("A low-resolution label map, one image or nothing gives no proposal", "[pair]") {
  REQUIRE_FALSE(proposePair({}));
  REQUIRE_FALSE(proposePair({series("t2", Contrast::t2, kFine)}));
  REQUIRE_FALSE(proposePair(
      {series("t2", Contrast::t2, kFine), series("seg", Contrast::unknown, kCoarse, SeriesKind::labelMap)}));
}
