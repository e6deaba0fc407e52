// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_slice_writer.h"

#include <algorithm>

#include "core/atomic_file.h"
#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_file_writer.h"
#include "io/dicom_pixels.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using namespace attribute;
using core::operator-;

constexpr const char* kMrImageStorage = "1.2.840.10008.5.1.4.1.1.4";

/// DICOM PS3.3, C.7.6.2.
void setPlane(gdcm::DataSet& d, const SliceStack& stack, int k) {
  setText(d, kImagePositionPatient, positionText(stack, k));
  setText(d, kImageOrientationPatient, stack.orientation);
  setText(d, kPixelSpacing, pixelSpacingText(stack));
  if (!d.FindDataElement(tagOf(kSliceLocation))) {
    const core::Vector3 normal = core::cross(stack.grid.direction(0), stack.grid.direction(1));
    setText(d, kSliceLocation, decimalString(core::dot(stack.positions[static_cast<std::size_t>(k)], normal)));
  }
}

/// DICOM PS3.3, C.7.6.3 and C.7.6.16.2.11.
void setPixels(gdcm::DataSet& d, const core::Volume& volume, const std::vector<std::int32_t>& stored,
               const StoredScale& scale) {
  const auto signedLike = [&](Attribute attribute) {
    attribute.vr = scale.isSigned ? gdcm::VR::SS : gdcm::VR::US;
    return attribute;
  };
  setPixelFormat(d, volume, scale);
  const auto [least, most] = std::minmax_element(stored.begin(), stored.end());
  setShort(d, signedLike(kSmallestImagePixelValue), *least);
  setShort(d, signedLike(kLargestImagePixelValue), *most);
  if (!scale.isIdentity()) {
    gdcm::DataSet mapping;
    setShort(mapping, signedLike(kRealWorldValueFirstValueMapped), scale.lowest());
    setShort(mapping, signedLike(kRealWorldValueLastValueMapped), scale.highest());
    setReal(mapping, kRealWorldValueIntercept, scale.intercept);
    setReal(mapping, kRealWorldValueSlope, scale.slope);
    setText(mapping, kLutExplanation, "Intensity in the units of the target series");
    setText(mapping, kLutLabel, "TARGET");
    setSequence(mapping, kMeasurementUnitsCodeSequence, {codeItem("1", "UCUM", "no units")});
    setSequence(d, kRealWorldValueMappingSequence, {mapping});
  }
  const std::vector<std::uint16_t> words = pixelWords(stored);
  setBytes(d, kPixelData, words.data(), words.size() * sizeof(std::uint16_t));
}

/// True when a file has what must not go wrong.
bool isAsWritten(const fs::path& file, const SeriesToWrite& series, int k, const std::vector<std::int32_t>& stored) {
  try {
    // Of our own making, so in this process.
    const ReadSlice read = readSlice(file);
    const SliceHeader& header = read.header;
    const core::Geometry& geometry = series.volume.geometry();
    return header.rows == series.volume.rows() && header.columns == series.volume.columns() &&
           core::length(header.position - series.stack.positions[static_cast<std::size_t>(k)]) < 1e-4 &&
           core::length(header.alongColumns - geometry.direction(0)) < 1e-5 &&
           core::length(header.alongRows - geometry.direction(1)) < 1e-5 && read.stored.values == stored;
  } catch (const core::Error&) {
    return false;
  }
}

/// Reads a file back, as any program would, and compares.
void verify(const fs::path& file, const SeriesToWrite& series, int k, const std::vector<std::int32_t>& stored) {
  if (!isAsWritten(file, series, k, stored)) {
    throw core::Error(core::ErrorCode::cannotWrite,
                      "Slice " + std::to_string(k + 1) +
                          " read back differently from what was written: the disk may be failing. Nothing was kept.");
  }
}

}  // namespace

std::vector<fs::path> writeSlices(const SeriesToWrite& series, const fs::path& folder, const core::CancelToken& cancel,
                                  const core::ProgressSink& progress) {
  const std::vector<int>& order = series.stack.order;
  std::vector<fs::path> names(order.size());
  core::writeFolderAtomically(folder, [&](const fs::path& temporary) {
    for (std::size_t place = 0; place < order.size(); ++place) {
      cancel.throwIfCancelled();
      if (progress) progress({"writing DICOM", static_cast<int>(place), static_cast<int>(order.size()), -1});
      const int k = order[place];
      const int instanceNumber = static_cast<int>(place) + 1;
      gdcm::DataSet d = series.attributes(k);
      setText(d, kSopClassUid, kMrImageStorage);
      setText(d, kSopInstanceUid, makeUid());
      setText(d, kModality, "MR");
      setText(d, kInstanceNumber, std::to_string(instanceNumber));
      setPlane(d, series.stack, k);
      const std::vector<std::int32_t> stored = storedValues(series.volume, k, series.scale);
      setPixels(d, series.volume, stored, series.scale);
      if (series.finish) series.finish(d);
      names[static_cast<std::size_t>(k)] = objectFileName(instanceNumber);
      const fs::path file = temporary / names[static_cast<std::size_t>(k)];
      writeObject(d, file, folder);
      verify(file, series, k, stored);
    }
    cancel.throwIfCancelled();
    if (series.beside) series.beside(temporary);
  });
  if (progress) progress({"writing DICOM", static_cast<int>(order.size()), static_cast<int>(order.size()), 0});
  std::vector<fs::path> files;
  for (const fs::path& name : names) files.push_back(folder / name);
  return files;
}

}  // namespace glmamba::io
