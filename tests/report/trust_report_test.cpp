// SPDX-License-Identifier: Apache-2.0
#include "app/report/trust_report.h"

#include <algorithm>
#include <functional>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "app/trust/trust_set.h"
#include "core/format.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/phantom.h"

using namespace glmamba;
using namespace glmamba::report;

namespace {

core::VolumePtr changed(const core::Volume& volume, const std::function<float(float, std::size_t)>& change) {
  std::vector<float> voxels = volume.voxels();
  for (std::size_t n = 0; n < voxels.size(); ++n) voxels[n] = change(voxels[n], n);
  return core::makeVolume(volume.geometry(), std::move(voxels));
}

/// A report of all that there is to report on, of a phantom whose "result" is it with a ripple.
struct Study {
  imaging::Phantom phantom = imaging::makePhantom({{64, 64, 40}, 7});
  TrustReportInput input = made();

  TrustReportInput made() const {
    const core::VolumePtr hr = core::slices(*phantom.t2, 18, 22);
    const core::VolumePtr sr =
        changed(*hr, [](float value, std::size_t n) { return value + (n % 3 == 0 ? 5.0F : -2.0F); });
    const core::Series target{
        "a", "", "T2 tra", 1, core::FileFormat::nifti, core::SeriesKind::image, core::Contrast::t2, hr->geometry(),
        {},  {}};
    TrustReportInput input{target, target};
    input.interpolated = changed(*hr, [](float value, std::size_t n) { return value + (n % 2 == 0 ? 9.0F : -9.0F); });
    input.reference = core::slices(*phantom.t1, 18, 22);
    input.sr = sr;
    input.truth = hr;
    input.labels = core::slices(*phantom.labels, 18, 22);
    input.otherLabels = changed(*input.labels, [](float label, std::size_t n) { return n % 9 == 0 ? 0 : label; });
    input.labelNames = {{1, "Nekrose"}};
    input.slice = 1;

    trust::TrustMaker maker({hr, hr, {0, 4}, sr, input.interpolated, input.labels}, {});
    maker.error();
    maker.measurement(true, true);
    maker.resolution();
    engine::ReferenceInfluence influence;
    influence.influence = influence.blanked = influence.shifted = influence.mirrored = input.interpolated;
    influence.reference = input.reference;
    maker.reference(influence, 0.995);
    engine::Uncertainty uncertainty;
    uncertainty.spread = input.reference;
    uncertainty.answers = 12;
    maker.uncertainty(uncertainty, 1);
    const trust::TrustSet set = maker.take();
    input.maps = set.maps;
    for (const trust::Saying& one : set.says) input.says.push_back(one.sentence);

    const imaging::Metrics metrics = imaging::measure(*hr, *sr, 0, 4);
    input.measures = measuresOf(metrics, metrics);
    input.findings = core::checkPair(target, target);
    input.provenance.upsampling = "zero-filled k-space";
    input.provenance.degradedBy = 2;
    input.provenance.synthetic = true;
    input.provenance.registration = core::Registration{};
    input.provenance.registration->informationBefore = 0.7;
    engine::MeasuredAccuracy accuracy;
    accuracy.subject = "a patient";
    accuracy.method = "glmamba";
    input.card.accuracy = {accuracy};
    input.warnings = {core::partialOverlapSentence(0.5)};
    return input;
  }
};

/// All that a report says, in one order.
std::vector<std::string> said(const Report& report) {
  std::vector<std::string> all{report.title};
  const auto add = [&](const std::vector<std::string>& more) { all.insert(all.end(), more.begin(), more.end()); };
  add(report.notices);
  for (const Section& section : report.sections) {
    all.push_back(section.heading);
    add(section.paragraphs);
    for (const Picture& picture : section.pictures) all.push_back(picture.caption);
    for (const Table& table : section.tables) {
      add(table.header);
      for (const auto& row : table.rows) add(row);
    }
  }
  return all;
}

const Section& sectionOf(const Report& report, const std::string& heading) {
  for (const Section& section : report.sections)
    if (section.heading == heading) return section;
  FAIL("no section " << heading);
  return report.sections.front();
}

}  // namespace

TEST_CASE("A report in another language has no English left but names and the card", "[report]") {
  const Study study;
  const std::vector<std::string> english = said(trustReport(study.input, Words()));
  // Names and units: of maps, contrasts, methods and the program, and what the test itself put in.
  std::set<std::string> kept{"a patient", "glmamba", "GLMamba Viewer ", "1 Nekrose", "T2 tra"};
  for (const core::TrustMap& map : study.input.maps) kept.insert({map.name, map.quantity->unit});
  const std::regex word("[a-z]{4,}");
  // Words that English shares with a language.
  const std::map<std::string, std::set<std::string>> shared{
      {"de", {"Label", "Training", "Ensemble"}},
      {"fr", {"Images", "Label", "Ensemble", "Volume, ml", "Centre L, P, S, mm"}},
      {"zh", {}}};
  for (const auto& [language, own] : shared) {
    const Report report = trustReport(study.input, Words(language));
    CHECK(report.language == language);
    const std::vector<std::string> told = said(report);
    REQUIRE(told.size() == english.size());
    std::size_t differing = 0;
    for (std::size_t n = 0; n < told.size(); ++n) {
      INFO(language << ": " << told[n]);
      differing += told[n] != english[n] ? 1 : 0;
      if (kept.count(told[n]) + own.count(told[n]) == 0)
        CHECK((told[n] != english[n] || !std::regex_search(told[n], word)));
    }
    CHECK(differing > 100);
  }
}

TEST_CASE("A report outlines the lesion, lists its pieces and compares it with the other mask", "[report]") {
  const Study study;
  const Section lesions = sectionOf(trustReport(study.input, Words()), "Lesions");
  REQUIRE(lesions.pictures.size() == 3);  // LR, SR, HR
  for (const Picture& picture : lesions.pictures) {
    std::size_t amber = 0, blue = 0;
    for (std::size_t n = 0; n < picture.image.rgb.size(); n += 3) {
      const std::uint8_t* pixel = &picture.image.rgb[n];
      amber += pixel[0] == 255 && pixel[1] == 190 && pixel[2] == 40;
      blue += pixel[0] == 60 && pixel[1] == 190 && pixel[2] == 255;
    }
    CHECK(amber > 10);
    CHECK(blue > 10);
  }
  REQUIRE(lesions.tables.size() == 1);
  double millilitres = 0;
  for (const auto& row : lesions.tables[0].rows) millilitres += std::stod(row[1]);
  std::size_t voxels = 0;
  for (const float label : study.input.labels->voxels()) voxels += label > 0;
  CHECK(millilitres == Approx(static_cast<double>(voxels) / 1000).margin(0.01));
  CHECK(lesions.paragraphs[1].find("Dice 0.9") != std::string::npos);

  const Section regions = sectionOf(trustReport(study.input, Words()), "Regions");
  CHECK(regions.tables[0].rows.front()[0] == "1 Nekrose");
  for (const auto& row : regions.tables[0].rows) CHECK(row.back().find('%') != std::string::npos);
}

TEST_CASE("A de-identified report names neither series nor files, in what was found and warned of too", "[report]") {
  TrustReportInput input = Study().input;
  input.target.description = "Mustermann T2";
  input.target.files = {"/scans/Mustermann_t2.nii.gz"};
  input.referenceSeries = input.target;
  input.referenceSeries.id = "b";
  input.findings = core::checkPair(input.target, input.referenceSeries);
  REQUIRE_FALSE(input.findings.empty());
  input.warnings = {"'Mustermann_t2.nii.gz' has an sform without length or in one plane: the qform was used.",
                    "'Mustermann_truth.nii.gz' has an sform without length or in one plane: the qform was used."};
  const auto isNamed = [&](const char* language) {
    const std::vector<std::string> all = said(trustReport(input, Words(language)));
    return std::any_of(all.begin(), all.end(),
                       [](const std::string& text) { return text.find("Mustermann") != std::string::npos; });
  };
  for (const char* language : kLanguages) {
    INFO(language);
    input.deidentified = false;
    CHECK(isNamed(language));
    input.deidentified = true;
    CHECK_FALSE(isNamed(language));
  }
}

TEST_CASE("A report without a mask has no lesions, and one of an empty mask says so", "[report]") {
  TrustReportInput input = Study().input;
  input.labels = changed(*input.labels, [](float, std::size_t) { return 0.0F; });
  const Report empty = trustReport(input, Words());
  CHECK(sectionOf(empty, "Lesions").paragraphs[0].find("Pieces: 0") == 0);
  input.labels = nullptr;
  for (const Section& section : trustReport(input, Words()).sections) CHECK(section.heading != "Lesions");
}
