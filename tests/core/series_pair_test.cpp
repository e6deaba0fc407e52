// SPDX-License-Identifier: Apache-2.0
#include "core/series_pair.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace glmamba::core;

namespace {

Geometry axial(Size3 size, Vector3 spacing, Vector3 origin = {0, 0, 0}, std::string frame = {}) {
  return {size, spacing, origin, {Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, std::move(frame)};
}

Series series(const std::string& name, Contrast contrast, Geometry geometry, SeriesKind kind = SeriesKind::image) {
  return {"id of " + name, "", name, 0, FileFormat::nifti, kind, contrast, std::move(geometry), {}, {}};
}

using Kind = PairingFinding::Kind;

PairingFinding problemOf(const Series& target, const Series& reference, const PairingChoice& choice = {}) {
  auto made = SeriesPair::make(target, reference, choice);
  REQUIRE(std::holds_alternative<PairingFinding>(made));
  return std::get<PairingFinding>(made);
}

SeriesPair pairOf(const Series& target, const Series& reference, const PairingChoice& choice = {}) {
  auto made = SeriesPair::make(target, reference, choice);
  REQUIRE(std::holds_alternative<SeriesPair>(made));
  return std::get<SeriesPair>(std::move(made));
}

const Geometry kFine = axial({240, 240, 155}, {1, 1, 1});
const Geometry kCoarse = axial({120, 120, 155}, {2, 2, 1});

/// Of a pair's findings, the one of a kind; fails when there is none.
PairingFinding findingOf(const std::vector<PairingFinding>& findings, Kind kind) {
  for (const PairingFinding& finding : findings)
    if (finding.kind == kind) return finding;
  FAIL("no finding “" << kindName(kind) << "”");
  return findings.front();
}

bool has(const std::vector<PairingFinding>& findings, Kind kind) {
  return std::any_of(findings.begin(), findings.end(), [&](const PairingFinding& f) { return f.kind == kind; });
}

}  // namespace

TEST_CASE("A coarse T2 and a fine T1 of one head make a pair without warnings", "[pair]") {
  const SeriesPair pair = pairOf(series("t2", Contrast::t2, kCoarse), series("t1", Contrast::t1, kFine));
  REQUIRE(pair.target().description == "t2");
  REQUIRE(pair.reference().description == "t1");
  REQUIRE(pair.warnings().empty());
}

TEST_CASE("A series can't guide itself", "[pair]") {
  const Series t2 = series("t2", Contrast::t2, kCoarse);
  const PairingFinding problem = problemOf(t2, t2);
  REQUIRE(problem.kind == PairingFinding::Kind::sameSeries);
  REQUIRE(problem.message == "“t2” can't guide itself: choose another series as reference.");
}

TEST_CASE("A label map is no image to pair", "[pair]") {
  const Series image = series("t2", Contrast::t2, kCoarse);
  const Series labels = series("seg", Contrast::unknown, kFine, SeriesKind::labelMap);
  for (const PairingFinding& problem : {problemOf(image, labels), problemOf(labels, image)}) {
    REQUIRE(problem.kind == PairingFinding::Kind::notAnImage);
    REQUIRE_THAT(problem.message, Catch::Contains("“seg”") && Catch::Contains("choose two MR images"));
  }
}

TEST_CASE("Known and different patients are refused, without naming them", "[pair]") {
  Series target = series("t2", Contrast::t2, kCoarse), reference = series("t1", Contrast::t1, kFine);
  target.patientId = "SECRET-1";
  REQUIRE(pairOf(target, reference).warnings().empty());  // one is unknown
  reference.patientId = "SECRET-2";
  const PairingFinding problem = problemOf(target, reference);
  REQUIRE(problem.kind == PairingFinding::Kind::differentPatient);
  REQUIRE_THAT(problem.message, Catch::Contains("“t2” and “t1”") && Catch::Contains("same patient"));
  REQUIRE_THAT(problem.message, !Catch::Contains("SECRET"));
}

TEST_CASE("Images of different regions are refused with the share they have in common", "[pair]") {
  const Series target = series("t2", Contrast::t2, kCoarse);
  const Series reference = series("spine", Contrast::t1, axial({240, 240, 155}, {1, 1, 1}, {0, 0, -500}));
  const PairingFinding problem = problemOf(target, reference);
  REQUIRE(problem.kind == PairingFinding::Kind::noOverlap);
  REQUIRE_THAT(problem.message, Catch::Contains("(0 % of the target") && Catch::Contains("choose a reference"));
}

TEST_CASE("A pair of different patients runs when the user says so, and is then warned of", "[pair]") {
  Series target = series("t2", Contrast::t2, kCoarse), reference = series("t1", Contrast::t1, kFine);
  target.patientId = "SECRET-1";
  reference.patientId = "SECRET-2";
  REQUIRE(problemOf(target, reference).severity == Severity::refused);
  const SeriesPair pair = pairOf(target, reference, {RegistrationChoice::automatic, true});
  REQUIRE(pair.findings().at(0).kind == Kind::differentPatient);
  REQUIRE_THAT(pair.warnings().at(0), Catch::Contains("of different patients"));
}

TEST_CASE("No word of the user pairs a series with itself, a label map or another region", "[pair]") {
  const PairingChoice accept{RegistrationChoice::no, true};
  const Series target = series("t2", Contrast::t2, kCoarse);
  const Series labels = series("seg", Contrast::unknown, kFine, SeriesKind::labelMap);
  const Series spine = series("spine", Contrast::t1, axial({240, 240, 155}, {1, 1, 1}, {0, 0, -500}));
  for (const Series& reference : {target, labels, spine})
    REQUIRE(problemOf(target, reference, accept).severity == Severity::impossible);
}

TEST_CASE("Different frames of reference are registered unless the user says no", "[pair]") {
  const Series target = series("t2", Contrast::t2, kCoarse.withFrameOfReference("1.2"));
  const Series reference = series("t1", Contrast::t1, kFine.withFrameOfReference("1.3"));
  const SeriesPair registered = pairOf(target, reference);
  REQUIRE(registered.isToBeRegistered());
  REQUIRE(registered.warnings().empty());
  REQUIRE(findingOf(registered.findings(), Kind::differentFrame).severity == Severity::note);

  const SeriesPair asTheyAre = pairOf(target, reference, {RegistrationChoice::no, false});
  REQUIRE_FALSE(asTheyAre.isToBeRegistered());
  REQUIRE_THAT(asTheyAre.warnings().at(0), Catch::Contains("different frames of reference and are not registered"));

  const Series aligned = series("t1", Contrast::t1, kFine.withFrameOfReference("1.2"));
  REQUIRE_FALSE(pairOf(target, aligned).isToBeRegistered());
  REQUIRE(pairOf(target, aligned, {RegistrationChoice::yes, false}).isToBeRegistered());
}

TEST_CASE("Positions beside each other are no obstacle where the reference is registered", "[pair]") {
  const Series target = series("t2", Contrast::t2, kCoarse.withFrameOfReference("1.2"));
  const Geometry away = axial({240, 240, 155}, {1, 1, 1}, {0, 0, -500}, "1.3");
  REQUIRE(pairOf(target, series("t1", Contrast::t1, away)).isToBeRegistered());
  const Series unframed = series("t2", Contrast::t2, kCoarse);
  REQUIRE(problemOf(unframed, series("t1", Contrast::t1, away)).kind == Kind::noOverlap);
  REQUIRE(pairOf(unframed, series("t1", Contrast::t1, away), {RegistrationChoice::yes, false}).isToBeRegistered());
}

TEST_CASE("Unknown frames of reference are a warning where the fields of view differ", "[pair]") {
  const Series target = series("t2", Contrast::t2, kCoarse);
  REQUIRE_FALSE(has(checkPair(target, series("t1", Contrast::t1, kFine)), Kind::unknownFrame));
  const Series wider = series("t1", Contrast::t1, axial({260, 260, 165}, {1, 1, 1}, {-10, -10, -5}));
  const PairingFinding finding = findingOf(checkPair(target, wider), Kind::unknownFrame);
  REQUIRE(finding.severity == Severity::warning);
  REQUIRE_THAT(finding.message, Catch::Contains("register the reference if they do not"));
  REQUIRE_FALSE(has(checkPair(target, wider, RegistrationChoice::yes), Kind::unknownFrame));
}

TEST_CASE("Other studies, part overlap and a coarse reference are warnings", "[pair]") {
  Series target = series("t2", Contrast::t2, kCoarse), reference = series("t1", Contrast::t1, kFine);
  target.studyUid = "1.2.3";
  REQUIRE_FALSE(has(checkPair(target, reference), Kind::differentStudy));  // one is unknown
  reference.studyUid = "1.2.4";
  REQUIRE_THAT(pairOf(target, reference).warnings().at(0), Catch::Contains("of different studies"));

  const Series half = series("t1", Contrast::t1, axial({240, 240, 77}, {1, 1, 1}));
  REQUIRE_THAT(findingOf(checkPair(series("t2", Contrast::t2, kCoarse), half), Kind::partialOverlap).message,
               Catch::Contains("covers only 44 %"));  // 4 of 9 lattice planes
  REQUIRE_THAT(pairOf(series("t2", Contrast::t2, kFine), series("t1", Contrast::t1, kCoarse)).warnings().at(0),
               Catch::Contains("coarser than the target"));
}

TEST_CASE("A reference of thick slices across the target's planes is refused, a thin one is a note", "[pair]") {
  // Sagittal: columns along y, rows along −z, slices along −x.
  const std::array<Vector3, 3> sagittal{Vector3{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}};
  const Series target = series("t2", Contrast::t2, kCoarse);
  const Series thin = series("thin", Contrast::t1, Geometry({240, 155, 240}, {1, 1, 1}, {239, 0, 154}, sagittal));
  REQUIRE(pairOf(target, thin).warnings().empty());
  const Series thick =
      series("thick", Contrast::t1, Geometry({480, 310, 15}, {0.5, 0.5, 16}, {231.5, 0, 154}, sagittal));
  // √(0.5 × 16) = 2.83 mm in the target's planes, against 2: coarser, but not twice.
  REQUIRE(findingOf(checkPair(target, thick), Kind::coarseReference).severity == Severity::warning);
  const PairingFinding refused = problemOf(series("fine t2", Contrast::t2, kFine), thick);
  REQUIRE(refused.kind == Kind::tooOblique);
  REQUIRE(refused.severity == Severity::refused);
  REQUIRE_THAT(refused.message, Catch::Contains("3 times coarser") && Catch::Contains("thinner slices"));
}

TEST_CASE("Planes that are turned against each other are a note with the angle", "[pair]") {
  const double a = 12 * 3.14159265358979323846 / 180;
  const std::array<Vector3, 3> tilted{Vector3{1, 0, 0}, {0, std::cos(a), std::sin(a)}, {0, -std::sin(a), std::cos(a)}};
  const Series reference = series("t1", Contrast::t1, Geometry(kFine.size(), {1, 1, 1}, {0, 0, -20}, tilted, "1.2"));
  const Series target = series("t2", Contrast::t2, kCoarse.withFrameOfReference("1.2"));
  const PairingFinding note = findingOf(checkPair(target, reference), Kind::oblique);
  REQUIRE(note.severity == Severity::note);
  REQUIRE_THAT(note.message, Catch::Contains("12°"));
  REQUIRE(spacingInPlanesOf(target.geometry, reference.geometry) == Approx(1));
}

TEST_CASE("The spacing in other planes adds a voxel's sides up as squares", "[pair]") {
  const double a = 30 * 3.14159265358979323846 / 180;
  const std::array<Vector3, 3> tilted{Vector3{1, 0, 0}, {0, std::cos(a), std::sin(a)}, {0, -std::sin(a), std::cos(a)}};
  const Geometry thick({10, 10, 10}, {0.5, 0.5, 4}, {0, 0, 0}, tilted);
  const double alongRows = std::sqrt(0.25 * 0.75 + 16 * 0.25);
  REQUIRE(spacingInPlanesOf(kFine, thick) == Approx(std::sqrt(0.5 * alongRows)));
  REQUIRE(spacingInPlanesOf(thick, thick) == Approx(0.5));
}

TEST_CASE("The heaviest findings come first, and each is a sentence with a name of its own", "[pair]") {
  Series target = series("t2", Contrast::t2, kCoarse), reference = series("also t2", Contrast::t2, kCoarse);
  target.patientId = "a";
  reference.patientId = "b";
  target.studyUid = "1";
  reference.studyUid = "2";
  const std::vector<PairingFinding> findings = checkPair(target, reference);
  REQUIRE(findings.size() == 3);
  REQUIRE(kindName(findings[0].kind) == "differentPatient");
  REQUIRE(kindName(findings[1].kind) == "differentStudy");
  REQUIRE(kindName(findings[2].kind) == "sameContrast");
  REQUIRE(severityName(findings[0].severity) == "refused");
  REQUIRE(severityName(findings[2].severity) == "note");
  for (const PairingFinding& finding : findings) REQUIRE(finding.message.back() == '.');
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

TEST_CASE("Of a series in parts, the largest is proposed", "[pair]") {
  const Series first = series("t2, part 1", Contrast::t2, axial({120, 120, 20}, {2, 2, 1}));
  const Series second = series("t2, part 2", Contrast::t2, axial({120, 120, 134}, {2, 2, 1}, {0, 0, 21}));
  const Series reference = series("t1", Contrast::t1, kFine);
  for (const auto& study : {std::vector<Series>{first, second, reference}, {second, first, reference}}) {
    const auto proposed = proposePair(study);
    REQUIRE(proposed);
    CHECK(study[proposed->target].description == "t2, part 2");
  }
}

TEST_CASE("Of references that are alike, the one that needs no warning is proposed", "[pair]") {
  const Series target = series("t2", Contrast::t2, kCoarse.withFrameOfReference("1.2"));
  Series other = series("t1 of another study", Contrast::t1, kFine.withFrameOfReference("1.3"));
  other.studyUid = "1";
  Series own = series("t1", Contrast::t1, kFine.withFrameOfReference("1.2"));
  own.studyUid = "2";
  Series framed = target;
  framed.studyUid = "2";
  const std::vector<Series> folder{other, framed, own};
  const auto proposed = proposePair(folder);
  REQUIRE(proposed);
  REQUIRE(proposed->target == 1);
  REQUIRE(proposed->reference == 2);
}

TEST_CASE("A pair that failed the check is never proposed", "[pair]") {
  std::vector<Series> folder{series("t2", Contrast::t2, kCoarse), series("t1", Contrast::t1, kFine)};
  folder[0].patientId = "a";
  folder[1].patientId = "b";
  REQUIRE_FALSE(proposePair(folder));
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
