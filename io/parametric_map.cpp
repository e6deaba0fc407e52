// SPDX-License-Identifier: Apache-2.0
#include "io/parametric_map.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/atomic_file.h"
#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_file_writer.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/multi_frame.h"
#include "io/overlay_source.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using namespace attribute;

constexpr const char* kParametricMapStorage = "1.2.840.10008.5.1.4.1.1.30";

struct Range {
  float lowest, highest;
};

Range rangeOf(const core::Volume& volume, const core::MapQuantity& quantity) {
  const auto& voxels = volume.voxels();
  if (!std::all_of(voxels.begin(), voxels.end(), [](float v) { return std::isfinite(v); })) {
    throw core::Error(core::ErrorCode::badValue,
                      std::string("The map “") + quantity.meaning +
                          "” holds values that are no numbers (NaN or infinite), which a parametric map can't: set "
                          "them to 0 and export again.");
  }
  const auto [least, most] = std::minmax_element(voxels.begin(), voxels.end());
  return {*least, *most};
}

/// The 99.5th percentile of the absolute values, so that one odd voxel does not darken the rest.
double highValue(const core::Volume& volume) {
  std::vector<float> values(volume.voxels());
  for (float& value : values) value = std::abs(value);
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(0.995 * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  const double high = *place > 0 ? *place : *std::max_element(values.begin(), values.end());
  return high > 0 ? high : 1;
}

/// LINEAR_EXACT, as the width may be below one. C.11.2.1.3.2.
gdcm::DataSet windowItem(const core::Volume& volume, const core::MapQuantity& quantity) {
  const auto window = [&](double low, double high) {
    gdcm::DataSet item;
    setText(item, kWindowCenter, decimalString((low + high) / 2));
    setText(item, kWindowWidth, decimalString(high - low));
    setText(item, kWindowCenterWidthExplanation, quantity.label);
    setText(item, kVoiLutFunction, "LINEAR_EXACT");
    return item;
  };
  switch (quantity.window) {
    case core::MapQuantity::Window::zeroToHighest:
      return window(0, highValue(volume));
    case core::MapQuantity::Window::symmetric:
      return window(-highValue(volume), highValue(volume));
    case core::MapQuantity::Window::zeroToFive:
      return window(0, 5);
    case core::MapQuantity::Window::zeroToOne:
      break;
  }
  return window(0, 1);
}

/// What a stored value means: itself, in the unit of the quantity. C.7.6.16.2.11.
gdcm::DataSet mappingItem(const core::MapQuantity& quantity, const Range& range) {
  gdcm::DataSet definition;
  setText(definition, kValueType, "CODE");
  setSequence(definition, kConceptNameCodeSequence, {codeItem("246205007", "SCT", "Quantity")});
  setSequence(definition, kConceptCodeSequence, {codeItem(quantity.code, kPrivateScheme, quantity.meaning)});
  gdcm::DataSet mapping;
  setText(mapping, kLutExplanation, quantity.meaning);
  setText(mapping, kLutLabel, quantity.label);
  setSequence(mapping, kMeasurementUnitsCodeSequence, {codeItem(quantity.unit, "UCUM", quantity.unitMeaning)});
  setReal(mapping, kRealWorldValueIntercept, 0);
  setReal(mapping, kRealWorldValueSlope, 1);
  setReal(mapping, kDoubleFloatRealWorldValueFirstValueMapped, range.lowest);
  setReal(mapping, kDoubleFloatRealWorldValueLastValueMapped, range.highest);
  setSequence(mapping, kQuantityDefinitionSequence, {definition});
  return mapping;
}

std::string imageType(const core::MapQuantity& quantity) {
  return std::string("DERIVED\\PRIMARY\\VOLUME\\") + quantity.contrast;
}

gdcm::DataSet sharedGroups(const OverlaySource& source, const core::MapQuantity& quantity, const Range& range) {
  gdcm::DataSet shared = sharedPlaneGroups(source.stack, source.sliceThickness);
  setFrameAnatomy(shared);
  setPixelValueTransformation(shared, 1, 0);
  setSequence(shared, kFrameVoiLutSequence, {windowItem(*source.volume, quantity)});
  setSequence(shared, kRealWorldValueMappingSequence, {mappingItem(quantity, range)});
  gdcm::DataSet type;
  setText(type, kFrameType, imageType(quantity));
  setSequence(shared, kParametricMapFrameTypeSequence, {type});
  return shared;
}

void setMapFrames(const OverlaySource& source, const core::MapQuantity& quantity, gdcm::DataSet& d) {
  const bool isStandard = std::isdigit(static_cast<unsigned char>(quantity.derivation[0])) != 0;
  const gdcm::DataSet code =
      codeItem(quantity.derivation, isStandard ? "DCM" : kPrivateScheme, quantity.derivationMeaning);
  std::vector<gdcm::DataSet> frames;
  std::vector<float> values;
  values.reserve(source.volume->voxels().size());
  for (std::size_t place = 0; place < source.stack.order.size(); ++place) {
    const int k = source.stack.order[place];
    gdcm::DataSet frame;
    setPlanePosition(frame, source.stack, k);
    setSequence(frame, kFrameContentSequence, {stackFrameContent(place)});
    setDerivationImage(source, k, code, quantity.meaning, frame);
    frames.push_back(std::move(frame));
    const float* slice = source.volume->slice(k);
    values.insert(values.end(), slice, slice + source.volume->sliceSize());
  }
  setFrames(d, sharedGroups(source, quantity, rangeOf(*source.volume, quantity)), frames);
  setBytes(d, kFloatPixelData, values.data(), values.size() * sizeof(float));
}

gdcm::DataSet mapObject(const OverlaySource& source, const core::MapQuantity& quantity, const SeriesModule& series,
                        int number, const OverlayMaker& maker, const DicomTime& time) {
  requireLength(*source.volume, sizeof(float));
  gdcm::DataSet d = overlayObject(source, kParametricMapStorage, series, number, maker, time);
  setPrivateScheme(d);
  setText(d, kModality, "MR");
  setText(d, kImageType, imageType(quantity));
  setText(d, kContentLabel, quantity.label);
  setText(d, kContentDescription, quantity.meaning);
  setText(d, kContentCreatorName, std::string(kProgramName) + "^" + asciiOf(maker.programVersion).substr(0, 32));
  setText(d, kPixelPresentation, "MONOCHROME");
  setShort(d, kSamplesPerPixel, 1);
  setText(d, kPhotometricInterpretation, "MONOCHROME2");
  setShort(d, kBitsAllocated, 32);
  setShort(d, kRows, source.volume->rows());
  setShort(d, kColumns, source.volume->columns());
  setText(d, kPresentationLutShape, "IDENTITY");
  setText(d, kBurnedInAnnotation, "NO");
  const gdcm::DataSet& under = source.slices.front().elements;
  const bool unrecognizable = textOf(under, tagOf(kRecognizableVisualFeatures)) == "NO";
  setText(d, kRecognizableVisualFeatures, unrecognizable ? "NO" : "YES");
  setEmptySequence(d, kAcquisitionContextSequence);
  setStackDimensions(d);
  setMapFrames(source, quantity, d);
  return d;
}

}  // namespace

std::vector<fs::path> exportParametricMaps(const std::vector<ParametricMap>& maps, const core::Series& source,
                                           const std::vector<core::Series>& others, const OverlayMaker& maker,
                                           const fs::path& folder, const core::CancelToken& cancel,
                                           const core::ProgressSink& progress,
                                           const std::optional<Deidentification>& deidentification) {
  if (maps.empty()) throw core::Error(core::ErrorCode::badValue, "There is no map to write: name at least one.");
  const DicomTime time = dicomNow();
  std::optional<SeriesModule> series;
  std::vector<fs::path> files;
  core::writeFolderAtomically(folder, [&](const fs::path& temporary) {
    for (const ParametricMap& map : maps) {
      cancel.throwIfCancelled();
      const int done = static_cast<int>(files.size());
      if (progress) progress({"writing parametric maps", done, static_cast<int>(maps.size()), -1});
      const OverlaySource under = overlaySource(map.volume, source, others, "a parametric map", cancel);
      if (!series) series = overlaySeries(under, "Maps of", 2, deidentification);
      gdcm::DataSet object = mapObject(under, *map.quantity, *series, done + 1, maker, time);
      if (deidentification) deidentify(object, *deidentification);
      files.push_back(folder / objectFileName(done + 1));
      const fs::path file = temporary / files.back().filename();
      writeObject(object, file, folder);
      verifyObject(object, kFloatPixelData, file, folder);
    }
  });
  return files;
}

}  // namespace glmamba::io
