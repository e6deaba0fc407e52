// SPDX-License-Identifier: Apache-2.0
#include "app/report/words.h"

#include <set>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "core/map_quantity.h"
#include "core/series_pair.h"

using namespace glmamba;
using report::Words;

namespace {

core::Geometry axial(core::Size3 size, core::Vector3 spacing, core::Vector3 origin = {}, std::string frame = {}) {
  return {size, spacing, origin, {core::Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, std::move(frame)};
}

/// Planes of `grid` turned by 12° about the first axis.
core::Geometry tilted(const core::Geometry& grid) {
  const core::Vector3 rows{0, 0.9781, 0.2079}, slices{0, -0.2079, 0.9781};
  return {grid.size(), grid.spacing(), grid.origin(), {core::Vector3{1, 0, 0}, rows, slices}, ""};
}

core::Series series(const std::string& name, core::Geometry grid, core::Contrast contrast = core::Contrast::t1) {
  return {"id of " + name, "", name, 0, core::FileFormat::nifti, core::SeriesKind::image, contrast,
          std::move(grid), {}, {}};
}

/// Pairs of which the check says all that it can say.
std::vector<core::PairingFinding> allFindings() {
  const core::Geometry grid = axial({240, 240, 155}, {1, 1, 1});
  const core::Series t2 = series("t2", grid, core::Contrast::t2);
  std::vector<std::pair<core::Series, core::Series>> pairs{
      {t2, t2},
      {t2, series("coarse", axial({80, 80, 155}, {3, 3, 1}))},
      {t2, series("half", axial({240, 240, 60}, {1, 1, 1}))},
      {t2, series("away", axial({240, 240, 155}, {1, 1, 1}, {900, 0, 0}))},
      {t2, series("tilted", tilted(grid))},
      {t2, series("also t2", grid, core::Contrast::t2)},
      {series("a", axial({240, 240, 155}, {1, 1, 1}, {}, "1.2")),
       series("b", axial({240, 240, 155}, {1, 1, 1}, {}, "1.3"))},
      {t2,
       series("thick", {{240, 155, 48}, {1, 1, 5}, {0, 0, 0}, {core::Vector3{1, 0, 0}, {0, 0, 1}, {0, 1, 0}}, ""})}};
  core::Series mask = series("mask", grid), other = series("other", grid);
  mask.kind = core::SeriesKind::labelMap;
  pairs.emplace_back(t2, mask);
  other.patientId = "B";
  other.studyUid = "1.9";
  core::Series one = t2;
  one.patientId = "A";
  one.studyUid = "1.8";
  pairs.emplace_back(one, other);
  std::vector<core::PairingFinding> findings;
  for (const auto& [target, reference] : pairs)
    for (const auto choice : {core::RegistrationChoice::automatic, core::RegistrationChoice::no})
      for (core::PairingFinding& finding : core::checkPair(target, reference, choice))
        findings.push_back(std::move(finding));
  return findings;
}

}  // namespace

TEST_CASE("A pattern is told in a language with its parts in their places", "[words]") {
  const std::string pattern = "Slice %1 of the %2 that were run; LR, SR and HR in one window, %3 to %4.";
  const std::vector<std::string> parts{"3", "17", "0", "%1"};
  CHECK(Words()(pattern, parts) == "Slice 3 of the 17 that were run; LR, SR and HR in one window, 0 to %1.");
  CHECK(Words("de")(pattern, parts) == "Schicht 3 von 17 gerechneten; LR, SR und HR in einem Fenster, 0 bis %1.");
  CHECK(Words("zh")(pattern, parts).find("17 层中的第 3 层") != std::string::npos);
  CHECK(Words("fr")("no such pattern, %1", {"a"}) == "no such pattern, a");
  CHECK(Words("fr")("%1 and %2", {"a"}) == "a and %2");
}

TEST_CASE("There are words in four languages and no other", "[words]") {
  for (const char* language : report::kLanguages) CHECK(Words(language).language() == language);
  for (const char* language : {"", "it", "DE"}) CHECK_THROWS_AS(Words(language), core::Error);
}

TEST_CASE("What other rooms say in English is told by the pattern that it fits", "[words]") {
  const Words german("de");
  CHECK(german.told("noise of the measured image: 3.2 (noise of the background)") ==
        "Rauschen des gemessenen Bildes: 3.2 (Rauschen des Hintergrunds)");
  CHECK(german.told(core::partialOverlapSentence(0.63)) ==
        "Die Referenz deckt nur 63 % des Zielbilds ab; außerhalb gibt es nichts, was das Ergebnis führt.");
  CHECK(german.told("5 files, a.dcm the first, in its folder can't be read: slices may be missing.") ==
        "5 Dateien in ihrem Ordner, zuerst a.dcm, sind nicht lesbar: Es können Schichten fehlen.");
  for (const char* unknown :
       {"", "%1", "%", "Something else.", "noise of the measured image: ", "noise of the measured image:  ()"})
    CHECK(german.told(unknown) == unknown);
  CHECK(Words().told("no") == "no");
  const std::string longer(1 << 20, '%');
  CHECK(german.told(longer) == longer);
}

TEST_CASE("Every finding of a pair's check is told in every language", "[words]") {
  const std::vector<core::PairingFinding> findings = allFindings();
  std::set<std::string> kinds;
  for (const core::PairingFinding& finding : findings) kinds.insert(core::kindName(finding.kind));
  CAPTURE(kinds);
  CHECK(kinds.size() == 12);  // all that there are
  for (const char* language : {"de", "fr", "zh"}) {
    const Words words(language);
    for (const core::PairingFinding& finding : findings) {
      INFO(language << ": " << finding.message);
      CHECK(words.told(finding.message) != finding.message);
      CHECK(words(core::severityName(finding.severity)) == words.told(core::severityName(finding.severity)));
    }
  }
}

TEST_CASE("Every quantity of a map is told in every language", "[words]") {
  for (const char* language : {"de", "fr", "zh"}) {
    const Words words(language);
    for (const core::MapQuantity& quantity : core::mapQuantities()) {
      INFO(language << ": " << quantity.meaning << ", " << quantity.unitMeaning);
      CHECK(words.told(quantity.meaning) != quantity.meaning);
      CHECK(words.told(quantity.unitMeaning) != quantity.unitMeaning);
    }
  }
}
