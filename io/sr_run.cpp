// SPDX-License-Identifier: Apache-2.0
#include "io/sr_run.h"

#include <algorithm>

#include "io/dicom_dataset.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {
namespace {

using namespace attribute;

std::string derivationText(const SrRun& run) {
  const core::Provenance& p = run.provenance;
  const std::string reference = run.reference.format == core::FileFormat::dicom && run.reference.number > 0
                                    ? "series " + std::to_string(run.reference.number)
                                    : "another image";
  std::string text =
      shortDescription(p) + " in-plane; network " + asciiOf(p.modelName) + " " + asciiOf(p.modelVersion) +
      " (weights sha256 " + asciiOf(p.weightsSha256).substr(0, 12) + "); guided by " + reference + "; alignment " +
      (p.alignment == core::GridAlignment::fourier ? "fourier" : "area") + "; data consistency " +
      (p.dataConsistency ? "on" : "off") +
      (p.degradedBy > 1 ? "; the source was first degraded x" + std::to_string(p.degradedBy) + " in k-space, as a test"
                        : std::string()) +
      (p.registration ? "; the guide was registered to it first: " + core::describe(*p.registration) : std::string()) +
      "; detail beyond the acquired resolution is estimated, not measured.";
  if (clippedFraction(run.sr, run.scale) > 0.001)
    text += " More than 0.1 % of the voxels were clipped to the 16-bit range.";
  return text.substr(0, 1024);
}

std::string seriesDescription(const SrRun& run) {
  const std::string prefix = "AI-SR x" + std::to_string(run.provenance.scaleFactor);
  if (run.deidentification) return prefix;  // the target's description is free text
  const std::size_t room = 63 - prefix.size();
  if (run.targets.empty()) return prefix + " " + asciiOf(run.target.description).substr(0, room);
  const gdcm::DataSet& elements = run.targets.front().elements;
  const std::string characterSet = textOf(elements, tagOf(kSpecificCharacterSet));
  return prefix + " " + cutText(textOf(elements, tagOf(kSeriesDescription)), room, characterSet);
}

/// "01" once any source was compressed with loss, with the ratios and methods known. C.7.6.1.1.5.
void setLossy(const SrRun& run, gdcm::DataSet& d) {
  setText(d, kLossyImageCompression, run.lossy ? "01" : "00");
  if (!run.lossy || run.targets.empty() || !run.targets.front().header.lossy) return;
  copy(run.targets.front().elements, d, kLossyImageCompressionRatio, WhenEmpty::skip);
  copy(run.targets.front().elements, d, kLossyImageCompressionMethod, WhenEmpty::skip);
}

std::vector<core::Vector3> positionsOnGrid(const core::Geometry& grid) {
  std::vector<core::Vector3> positions;
  for (int k = 0; k < grid.size()[2]; ++k) positions.push_back(grid.lpsFromIndex({0, 0, 1.0 * k}));
  return positions;
}

}  // namespace

SrRun prepareSrRun(const core::Volume& sr, const core::Series& target, const core::Series& reference,
                   const core::Provenance& provenance, const std::optional<Deidentification>& deidentification,
                   const core::CancelToken& cancel) {
  SrRun run{sr,
            target,
            reference,
            provenance,
            deidentification,
            dicomNow(),
            provenance.registration ? core::moved(reference.geometry, provenance.registration->targetFromReference, {})
                                    : reference.geometry,
            planesOnTarget(sr, target),
            {},
            {},
            {sr.geometry(), {}, {}, {}, 0, true},
            {},
            {},
            {},
            false,
            false};
  if (target.format == core::FileFormat::dicom) {
    run.targets = readTarget(target, run.planes, cancel);
    run.references = readReference(reference, cancel);
    run.scale = scaleOfTarget(run.targets, cancel);
    run.stack =
        sliceStack(sr.geometry(), positionsOnTarget(sr, target, run.planes, run.targets), orientationText(run.targets));
  } else {
    run.scale = scaleFor(sr);
    run.stack = sliceStack(sr.geometry(), positionsOnGrid(sr.geometry()), {});
  }
  run.synthetic = provenance.synthetic;
  const auto inherit = [&](const SliceHeader& source) {
    run.lossy = run.lossy || source.lossy;
    run.synthetic = run.synthetic || source.synthetic;
  };
  for (const TargetSlice& slice : run.targets) inherit(slice.header);
  for (const SliceHeader& slice : run.references) inherit(slice);
  run.window = seriesWindow(sr, run.scale);
  run.derivation = derivationText(run);
  return run;
}

std::string shortDescription(const core::Provenance& provenance) {
  return "AI super-resolution x" + std::to_string(provenance.scaleFactor);
}

SeriesModule newSeries(const SrRun& run, int offset) {
  int number = derivedSeriesNumber(run.target.number, offset);
  if (number == run.reference.number) ++number;
  return {makeUid(), seriesDescription(run), number};
}

std::vector<SourceSlice> sourcesOf(const SrRun& run, int k) {
  std::vector<SourceSlice> sources{{&run.targets[static_cast<std::size_t>(k)].header}};
  if (!run.references.empty()) {
    const SliceRange range = referenceSlices(run.sr.geometry(), k, run.referenceGrid);
    for (int r = range.first; r < range.last; ++r)
      sources.push_back({&run.references[static_cast<std::size_t>(r)], SourcePurpose::guidance});
  }
  return sources;
}

std::vector<gdcm::DataSet> derivationCodes() {
  return {codeItem("113085", "DCM", "Spatial resampling"),
          codeItem("XSR001", kPrivateScheme, "Guided super-resolution by neural network")};
}

Windows windowsOf(const SrRun& run, int k) {
  std::vector<StoredWindow> windows;
  std::string function;
  if (!run.targets.empty()) {
    const TargetSlice& target = run.targets[static_cast<std::size_t>(k)];
    if (const auto own = windowOfTarget(target, run.scale)) {
      windows.push_back(*own);
      function = textOf(target.elements, tagOf(kVoiLutFunction));
    }
  }
  // One VOI LUT Function holds for all windows, and that of the series is linear.
  if (function.empty() || function == "LINEAR") windows.push_back(run.window);
  std::vector<double> centres;
  std::vector<double> widths;
  Windows text;
  for (const StoredWindow& window : windows) {
    centres.push_back(window.centre);
    widths.push_back(window.width);
    text.explanations += (text.explanations.empty() ? "" : "\\") + std::string(window.explanation);
  }
  text.centres = decimalStrings(centres);
  text.widths = decimalStrings(widths);
  return text;
}

void setCommon(const SrRun& run, const SeriesModule& series, gdcm::DataSet& d) {
  const core::Provenance& p = run.provenance;
  setSeries(series, run.time, d);
  setPrivateScheme(d);
  setText(d, kContentQualification, "RESEARCH");
  if (run.synthetic) setText(d, kSyntheticData, "YES");
  setLossy(run, d);
  if (!run.targets.empty()) {
    const gdcm::DataSet& source = run.targets.front().elements;
    for (const gdcm::DataSet& item : itemsOf(source, kContributingEquipmentSequence))
      appendItem(d, kContributingEquipmentSequence, item);
    appendItem(d, kContributingEquipmentSequence, scannerContribution(source));
  }
  appendItem(d, kContributingEquipmentSequence,
             programContribution("109102", "Processing Equipment", p.programVersion, shortDescription(p), run.time));
}

}  // namespace glmamba::io
