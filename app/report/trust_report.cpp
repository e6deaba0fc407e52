// SPDX-License-Identifier: Apache-2.0
#include "app/report/trust_report.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/report/slice_picture.h"
#include "core/format.h"
#include "core/window.h"

namespace glmamba::report {

namespace {

using core::format;
constexpr int kSmallest = 240;  // pixels: as wide as a third of the page

Section images(const TrustReportInput& input) {
  Section section{"Images", {}, {}, {}};
  const core::Window window = core::autoWindow(input.truth ? *input.truth : *input.interpolated);
  const auto show = [&](const core::VolumePtr& volume, const std::string& caption, const core::Window& shown) {
    if (volume)
      section.pictures.push_back(
          {slicePicture(*volume, input.slice, shown.low(), shown.high(), grey, false, kSmallest), caption});
  };
  show(input.interpolated, "LR, " + input.provenance.upsampling, window);
  if (input.reference) show(input.reference, "Reference", core::autoWindow(*input.reference));
  show(input.sr, format("SR x%d: AI, research use", input.provenance.scaleFactor), window);
  show(input.truth, "HR, truth", window);
  section.paragraphs.push_back(format("Slice %d of the %d that were run; LR, SR and HR in one window, %.4g to %.4g.",
                                      input.slice + 1, input.sr->sliceCount(), window.low(), window.high()));
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

Picture mapPicture(const core::TrustMap& map, int slice) {
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
          map.name + format(": %.3g to %.3g ", low, high) + map.quantity->unitMeaning};
}

Section mapsOf(const TrustReportInput& input) {
  Section section{"Trust maps", input.says, {}, {{{"Map", "Quantity", "Unit", "How"}, {}}}};
  for (const core::TrustMap& map : input.maps) {
    section.pictures.push_back(mapPicture(map, input.slice));
    section.tables[0].rows.push_back({map.name, map.quantity->meaning, map.quantity->unit, map.how});
  }
  return section;
}

Section regionsOf(const TrustReportInput& input) {
  struct Sums {
    double voxels = 0, interpolated = 0, sr = 0, truth = 0;
  };
  std::map<int, Sums> sums;
  for (std::size_t n = 0; n < input.labels->voxels().size(); ++n) {
    Sums& of = sums[static_cast<int>(std::lround(input.labels->voxels()[n]))];
    of.voxels += 1;
    of.interpolated += input.interpolated->voxels()[n];
    of.sr += input.sr->voxels()[n];
    if (input.truth) of.truth += input.truth->voxels()[n];
  }
  const auto& spacing = input.sr->geometry().spacing();
  const double millilitres = spacing[0] * spacing[1] * spacing[2] / 1000;
  Section section{"Lesions and regions",
                  {"Of the slices that were computed; means in the image's units."},
                  {},
                  {{{"Label", "Volume, ml", "Mean LR", "Mean SR", "Mean HR", "Added energy"}, {}}}};
  for (const Region& region : input.regions) {
    const Sums& of = sums[region.label];
    const double count = std::max(1.0, of.voxels);
    section.tables[0].rows.push_back({std::to_string(region.label), format("%.2f", of.voxels * millilitres),
                                      format("%.4g", of.interpolated / count), format("%.4g", of.sr / count),
                                      input.truth ? format("%.4g", of.truth / count) : "-",
                                      region.addedShare ? format("%.1f %%", 100 * *region.addedShare) : "-"});
  }
  return section;
}

Section pairOf(const TrustReportInput& input) {
  Section section{"Pair and registration", {}, {}, {{{"", "Target", "Reference"}, {}}}};
  const auto row = [&](const char* name, const std::string& target, const std::string& reference) {
    section.tables[0].rows.push_back({name, target, reference});
  };
  const core::Series &target = input.target, &reference = input.referenceSeries;
  row("Contrast", core::contrastName(target.contrast), core::contrastName(reference.contrast));
  row("Grid", target.geometry.describe(), reference.geometry.describe());
  if (!input.deidentified) row("Series", target.description, reference.description);
  for (const core::PairingFinding& finding : input.findings)
    section.paragraphs.push_back(core::severityName(finding.severity) + ": " + finding.message);
  if (input.findings.empty()) section.paragraphs.push_back("The check of the pair found nothing to tell.");
  section.paragraphs.push_back(input.provenance.registration
                                   ? "Reference registered: " + core::describe(*input.provenance.registration)
                                   : "The reference is used where its header puts it.");
  return section;
}

Section modelOf(const engine::ModelCard& card) {
  Section section{"Model card", {card.description}, {}, {{{}, {}}}};
  auto& rows = section.tables[0].rows;
  rows = {{"Model", card.nameAndVersion()}, {"Scale", format("%d in plane", card.scaleFactor)},
          {"Target", card.targetContrast},  {"Parameters", std::to_string(card.parameters)},
          {"Training", card.training},      {"Weights, SHA-256", card.weightsSha256}};
  std::string subjects;
  for (const std::string& subject : card.trainingSubjects) subjects += (subjects.empty() ? "" : ", ") + subject;
  rows.insert(rows.begin() + 4, {"Trained on", subjects});
  if (card.accuracy.empty()) return section;
  section.tables.push_back({{"Measured on", "Method", "PSNR, dB", "SSIM"}, {}});
  for (const engine::MeasuredAccuracy& of : card.accuracy)
    section.tables[1].rows.push_back({of.subject, of.method, format("%.2f", of.psnr), format("%.4f", of.ssim)});
  return section;
}

Section provenanceOf(const TrustReportInput& input) {
  const core::Provenance& made = input.provenance;
  Section section{"How it was made", {}, {}, {{{}, {}}}};
  section.tables[0].rows = {
      {"Program", "GLMamba Viewer " + made.programVersion},
      {"Model", made.model()},
      {"Device and precision", made.device + ", " + made.precision},
      {"Upsampling", made.upsampling},
      {"Grid alignment", made.alignment == core::GridAlignment::area ? "outer edges" : "voxel-0 centres"},
      {"Data consistency", made.dataConsistency ? "measured k-space put back" : "no"},
      {"Ensemble", made.ensemble ? "mean over eight flips and turns" : "no"},
      {"Time of the slices", format("%.1f s", input.seconds)}};
  if (made.degradedBy > 1)
    section.tables[0].rows.push_back({"Try mode", format("target's k-space cropped by %d in plane", made.degradedBy)});
  if (made.synthetic) section.tables[0].rows.push_back({"Input", "artificial data"});
  return section;
}

}  // namespace

std::vector<Measure> measuresOf(const imaging::Metrics& sr, const imaging::Metrics& interpolated) {
  return {{"PSNR, dB", format("%.2f", sr.psnr), format("%.2f", interpolated.psnr)},
          {"SSIM", format("%.4f", sr.ssim), format("%.4f", interpolated.ssim)},
          {"NMSE", format("%.5f", sr.nmse), format("%.5f", interpolated.nmse)}};
}

Report trustReport(const TrustReportInput& input) {
  Report report{"Report of a super-resolved MR image", {}, {}};
  report.notices = {"Research use only. The image was made by a neural network and is not acquired data."};
  for (const std::string& warning : input.warnings) report.notices.push_back("Warning: " + warning);
  if (input.deidentified)
    report.notices.push_back("De-identified: without descriptions and names. Pictures are left as they are.");
  report.sections.push_back(images(input));
  if (!input.measures.empty()) {
    Section section{"Measures against the truth", {}, {}, {{{"", "SR", "LR interpolated"}, {}}}};
    for (const Measure& measure : input.measures)
      section.tables[0].rows.push_back({measure.name, measure.sr, measure.interpolated});
    report.sections.push_back(std::move(section));
  }
  if (!input.maps.empty()) report.sections.push_back(mapsOf(input));
  if (input.labels && !input.regions.empty()) report.sections.push_back(regionsOf(input));
  report.sections.push_back(pairOf(input));
  report.sections.push_back(modelOf(input.card));
  report.sections.push_back(provenanceOf(input));
  return report;
}

}  // namespace glmamba::report
