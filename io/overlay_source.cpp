// SPDX-License-Identifier: Apache-2.0
#include "io/overlay_source.h"

#include <cmath>

#include "core/error.h"
#include "core/reorient.h"
#include "io/dicom_dataset.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"
#include "io/multi_frame.h"
#include "io/reader/files.h"

namespace glmamba::io {
namespace {

using namespace attribute;
using core::operator-;

/// On the series' own geometry where it is the same but for rounding.
core::VolumePtr placed(const core::VolumePtr& volume, const core::Series& series, const std::vector<int>& planes) {
  const int first = planes.front(), last = planes.back() + 1;
  if (last - first != static_cast<int>(planes.size())) return volume;
  const core::Geometry own = series.geometry.slices(first, last);
  return volume->geometry().sameGrid(own, 1e-2) ? core::makeVolume(own, volume->voxels()) : volume;
}

/// True when slice k of the volume and `slice` have their pixels at the same points.
bool isSamePlaneGrid(const OverlaySource& source, int k, const SliceHeader& slice) {
  const core::Geometry& grid = source.volume->geometry();
  return slice.rows == grid.size()[1] && slice.columns == grid.size()[0] &&
         core::length(slice.position - source.stack.positions[static_cast<std::size_t>(k)]) < 1e-3 &&
         std::abs(slice.columnSpacing - grid.spacing()[0]) * slice.columns < 1e-2 &&
         std::abs(slice.rowSpacing - grid.spacing()[1]) * slice.rows < 1e-2 &&
         core::dot(slice.alongColumns, grid.direction(0)) > 1 - 1e-6 &&
         core::dot(slice.alongRows, grid.direction(1)) > 1 - 1e-6;
}

}  // namespace

OverlaySource overlaySource(const core::VolumePtr& volume, const core::Series& series,
                            const std::vector<core::Series>& others, const std::string& what,
                            const core::CancelToken& cancel) {
  if (series.format != core::FileFormat::dicom) {
    throw core::Error(core::ErrorCode::unsupported, "“" + series.description + "” is not DICOM: " + what +
                                                        " has to name DICOM images that it lies on.");
  }
  core::VolumePtr turned = core::alongAxesOf(series.geometry, volume);
  const std::vector<int> planes = planesOnTarget(*turned, series);
  turned = placed(turned, series, planes);
  OverlaySource source{turned, series, readTarget(series, planes, cancel),
                       others, {},     {turned->geometry(), {}, {}, {}, 0, true},
                       0,      false,  false};
  source.stack = sliceStack(turned->geometry(), positionsOnTarget(*turned, series, planes, source.slices),
                            orientationText(source.slices));
  requireEven(source.stack, what);
  const double thickness = numberOf(source.slices.front().elements, tagOf(kSliceThickness)).value_or(0);
  source.sliceThickness = thickness > 0 ? thickness : source.stack.spacing;
  for (const core::Series& other : others) source.other.push_back(readReference(other, cancel));
  const auto inherit = [&](const SliceHeader& slice) {
    source.lossy = source.lossy || slice.lossy;
    source.synthetic = source.synthetic || slice.synthetic;
  };
  for (const TargetSlice& slice : source.slices) inherit(slice.header);
  for (const auto& slices : source.other)
    for (const SliceHeader& slice : slices) inherit(slice);
  return source;
}

std::vector<SourceSlice> sourcesUnder(const OverlaySource& source, int k) {
  const auto use = [&](const SliceHeader& slice) {
    return SourceSlice{&slice, SourcePurpose::processed, isSamePlaneGrid(source, k, slice)};
  };
  std::vector<SourceSlice> sources{use(source.slices[static_cast<std::size_t>(k)].header)};
  for (std::size_t o = 0; o < source.others.size(); ++o) {
    if (source.other[o].empty()) continue;
    const SliceRange range = referenceSlices(source.volume->geometry(), k, source.others[o].geometry);
    for (int r = range.first; r < range.last; ++r) sources.push_back(use(source.other[o][static_cast<std::size_t>(r)]));
  }
  return sources;
}

SeriesModule overlaySeries(const OverlaySource& source, const std::string& prefix, int offset,
                           const std::optional<Deidentification>& deidentification) {
  std::string description = prefix;
  if (!deidentification) {  // the source's description is free text
    const gdcm::DataSet& under = source.slices.front().elements;
    description += " " + cutText(textOf(under, tagOf(kSeriesDescription)), 63 - prefix.size(),
                                 textOf(under, tagOf(kSpecificCharacterSet)));
  }
  return {makeUid(), description, derivedSeriesNumber(source.series.number, offset)};
}

gdcm::DataSet overlayObject(const OverlaySource& source, const std::string& sopClassUid, const SeriesModule& series,
                            int number, const OverlayMaker& maker, const DicomTime& time) {
  const gdcm::DataSet& under = source.slices.front().elements;
  gdcm::DataSet d;
  copyStudy(under, d);
  copy(under, d, kPatientPosition, WhenEmpty::skip);
  copy(under, d, kBodyPartExamined, WhenEmpty::skip);
  setSeries(series, time, d);
  setEnhancedEquipment(maker.programVersion, maker.algorithm, d);
  setText(d, kSopClassUid, sopClassUid);
  setText(d, kSopInstanceUid, makeUid());
  setText(d, kInstanceNumber, std::to_string(number));
  setText(d, kContentQualification, "RESEARCH");
  if (source.synthetic) setText(d, kSyntheticData, "YES");
  setText(d, kLossyImageCompression, source.lossy ? "01" : "00");
  if (source.lossy) {
    copy(under, d, kLossyImageCompressionRatio, WhenEmpty::skip);
    copy(under, d, kLossyImageCompressionMethod, WhenEmpty::skip);
  }
  // A series that another program made already names its scanner.
  std::vector<gdcm::DataSet> equipment = itemsOf(under, kContributingEquipmentSequence);
  if (equipment.empty()) equipment.push_back(scannerContribution(under));
  setSequence(d, kContributingEquipmentSequence, equipment);
  appendItem(d, kContributingEquipmentSequence,
             programContribution("109102", "Processing Equipment", maker.programVersion, series.description, time));
  std::vector<SourceSlice> all;
  for (const int k : source.stack.order)
    for (const SourceSlice& slice : sourcesUnder(source, k)) all.push_back(slice);
  setReferencedInstances(all, source.slices.front().header.studyUid, d);
  return d;
}

void setDerivationImage(const OverlaySource& source, int k, const gdcm::DataSet& code, const std::string& description,
                        gdcm::DataSet& frame) {
  gdcm::DataSet derivation;
  if (!description.empty()) setText(derivation, kDerivationDescription, description);
  setSequence(derivation, kDerivationCodeSequence, {code});
  setSequence(derivation, kSourceImageSequence, sourceItems(sourcesUnder(source, k)));
  setSequence(frame, kDerivationImageSequence, {derivation});
}

}  // namespace glmamba::io
