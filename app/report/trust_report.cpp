// SPDX-License-Identifier: Apache-2.0
#include "app/report/trust_report.h"

#include <algorithm>
#include <cmath>
#include <regex>

#include "app/report/lesion_sections.h"
#include "app/report/slice_picture.h"
#include "core/format.h"
#include "core/window.h"

namespace glmamba::report {

namespace {

using core::format;

/// In a de-identified report the names of both series and of their files give way to what these are, and those of any
/// other file, which sentences quote as 'name', to “file”.
std::string nameless(std::string sentence, const TrustReportInput& input) {
  if (!input.deidentified) return sentence;
  const auto replaceAll = [&](const std::string& name, const std::string& role) {
    if (name.empty()) return;
    for (std::size_t at = 0; (at = sentence.find(name, at)) != std::string::npos; at += role.size())
      sentence.replace(at, name.size(), role);
  };
  for (const auto& [series, role] :
       {std::pair(&input.target, "target"), std::pair(&input.referenceSeries, "reference")}) {
    for (const auto& file : series->files) replaceAll(file.filename().string(), role);
    replaceAll("“" + series->description + "”", "“" + std::string(role) + "”");
  }
  static const std::regex quoted("(^|[ (])'(?!target'|reference')[^']+'");
  return std::regex_replace(sentence, quoted, "$1'file'");
}

constexpr int kSmallest = 240;  // pixels: as wide as a third of the page

Section images(const TrustReportInput& input, const Words& words) {
  Section section{words("Images"), {}, {}, {}};
  const core::Window window = core::autoWindow(input.truth ? *input.truth : *input.interpolated);
  const auto show = [&](const core::VolumePtr& volume, const std::string& caption, const core::Window& shown) {
    if (volume)
      section.pictures.push_back(
          {slicePicture(*volume, input.slice, shown.low(), shown.high(), grey, false, kSmallest), caption});
  };
  show(input.interpolated, "LR, " + words.told(input.provenance.upsampling), window);
  if (input.reference) show(input.reference, words("Reference"), core::autoWindow(*input.reference));
  show(input.sr, words("SR x%1: AI, research use", {std::to_string(input.provenance.scaleFactor)}), window);
  show(input.truth, words("HR (truth)"), window);
  section.paragraphs.push_back(words("Slice %1 of the %2 that were run; LR, SR and HR in one window, %3 to %4.",
                                     {std::to_string(input.slice + 1), std::to_string(input.sr->sliceCount()),
                                      format("%.4g", window.low()), format("%.4g", window.high())}));
  return section;
}

/// The 99.5 % quantile of the absolute values, so that one odd voxel does not darken the rest.
double highest(const core::Volume& volume) {
  std::vector<float> values;
  for (const float value : volume.voxels())
    if (value != 0) values.push_back(std::abs(value));
  if (values.empty()) return 1;
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(0.995 * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

Picture mapPicture(const core::TrustMap& map, int slice, const Words& words) {
  double low = 0, high = 1;
  ColourMap colours = heat;
  switch (map.quantity->window) {
    case core::MapQuantity::Window::zeroToHighest:
      high = highest(*map.volume);
      break;
    case core::MapQuantity::Window::symmetric:
      high = highest(*map.volume);
      low = -high;
      colours = signedColours;
      break;
    case core::MapQuantity::Window::zeroToFive:
      high = 5;
      break;
    case core::MapQuantity::Window::zeroToOne:
      break;
  }
  return {slicePicture(*map.volume, slice, low, high, colours, true, kSmallest),
          map.name + format(": %.3g … %.3g ", low, high) + words.told(map.quantity->unitMeaning)};
}

Section mapsOf(const TrustReportInput& input, const Words& words) {
  Section section{words("Trust maps"), {}, {}, {{{words("Map"), words("Quantity"), words("Unit"), words("How")}, {}}}};
  for (const std::string& sentence : input.says) section.paragraphs.push_back(words.told(sentence));
  for (const core::TrustMap& map : input.maps) {
    section.pictures.push_back(mapPicture(map, input.slice, words));
    section.tables[0].rows.push_back(
        {map.name, words.told(map.quantity->meaning), map.quantity->unit, words.told(map.how)});
  }
  return section;
}

Section pairOf(const TrustReportInput& input, const Words& words) {
  Section section{words("Pair and registration"), {}, {}, {{{"", words("Target"), words("Reference")}, {}}}};
  const auto row = [&](const char* name, const std::string& target, const std::string& reference) {
    section.tables[0].rows.push_back({words(name), target, reference});
  };
  const core::Series &target = input.target, &reference = input.referenceSeries;
  row("Contrast", core::contrastName(target.contrast), core::contrastName(reference.contrast));
  row("Grid", target.geometry.describe(), reference.geometry.describe());
  if (!input.deidentified) row("Series", target.description, reference.description);
  for (const core::PairingFinding& finding : input.findings)
    section.paragraphs.push_back(words(core::severityName(finding.severity)) + ": " +
                                 words.told(nameless(finding.message, input)));
  if (input.findings.empty()) section.paragraphs.push_back(words("The check of the pair found nothing to tell."));
  section.paragraphs.push_back(
      input.provenance.registration
          ? words("Reference registered: %1", {words.told(core::describe(*input.provenance.registration))})
          : words("The reference is used where its header puts it."));
  return section;
}

Section modelOf(const engine::ModelCard& card, const Words& words) {
  Section section{words("Model card"), {card.description}, {}, {{{}, {}}}};
  auto& rows = section.tables[0].rows;
  const auto row = [&](const char* name, const std::string& value) { rows.push_back({words(name), value}); };
  row("Model", card.nameAndVersion());
  row("Scale", words("%1 in plane", {std::to_string(card.scaleFactor)}));
  row("Target", card.targetContrast);
  row("Parameters", std::to_string(card.parameters));
  std::string subjects;
  for (const std::string& subject : card.trainingSubjects) subjects += (subjects.empty() ? "" : ", ") + subject;
  row("Trained on", subjects);
  row("Training", card.training);
  row("Weights, SHA-256", card.weightsSha256);
  if (card.accuracy.empty()) return section;
  section.tables.push_back({{words("Measured on"), words("Method"), "PSNR, dB", "SSIM"}, {}});
  for (const engine::MeasuredAccuracy& of : card.accuracy)
    section.tables[1].rows.push_back({of.subject, of.method, format("%.2f", of.psnr), format("%.4f", of.ssim)});
  return section;
}

Section provenanceOf(const TrustReportInput& input, const Words& words) {
  const core::Provenance& made = input.provenance;
  Section section{words("How it was made"), {}, {}, {{{}, {}}}};
  const auto row = [&](const char* name, const std::string& value) {
    section.tables[0].rows.push_back({words(name), value});
  };
  row("Program", "GLMamba Viewer " + made.programVersion);
  row("Model", made.model());
  row("Device and precision", made.device + ", " + made.precision);
  row("Upsampling", words.told(made.upsampling));
  row("Grid alignment", words(made.alignment == core::GridAlignment::area ? "outer edges" : "voxel-0 centres"));
  row("Data consistency", words(made.dataConsistency ? "measured k-space put back" : "no"));
  row("Ensemble", words(made.ensemble ? "mean over eight flips and turns" : "no"));
  row("Time of the slices", format("%.1f s", input.seconds));
  if (made.degradedBy > 1)
    row("Try mode", words("target's k-space cropped by %1 in plane", {std::to_string(made.degradedBy)}));
  if (made.synthetic) row("Input", words("artificial data"));
  return section;
}

}  // namespace

std::vector<Measure> measuresOf(const imaging::Metrics& sr, const imaging::Metrics& interpolated) {
  return {{"PSNR, dB", format("%.2f", sr.psnr), format("%.2f", interpolated.psnr)},
          {"SSIM", format("%.4f", sr.ssim), format("%.4f", interpolated.ssim)},
          {"NMSE", format("%.5f", sr.nmse), format("%.5f", interpolated.nmse)}};
}

Report trustReport(const TrustReportInput& input, const Words& words, const core::CancelToken& cancel) {
  Report report{words.language(), words("Report of a super-resolved MR image"), {}, {}};
  report.notices = {words("Research use only. The image was made by a neural network and is not acquired data.")};
  for (const std::string& warning : input.warnings)
    report.notices.push_back(words("Warning: %1", {words.told(nameless(warning, input))}));
  if (input.deidentified)
    report.notices.push_back(words("De-identified: without descriptions and names. Pictures are left as they are."));
  report.sections.push_back(images(input, words));
  if (!input.measures.empty()) {
    Section section{words("Measures against the truth"), {}, {}, {{{"", "SR", words("LR interpolated")}, {}}}};
    for (const Measure& measure : input.measures)
      section.tables[0].rows.push_back({measure.name, measure.sr, measure.interpolated});
    report.sections.push_back(std::move(section));
  }
  if (!input.maps.empty()) report.sections.push_back(mapsOf(input, words));
  if (input.labels)
    for (Section& section : lesionSections(input, words, cancel)) report.sections.push_back(std::move(section));
  report.sections.push_back(pairOf(input, words));
  report.sections.push_back(modelOf(input.card, words));
  report.sections.push_back(provenanceOf(input, words));
  return report;
}

}  // namespace glmamba::report
