#include "io/dicom_slice_writer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <numeric>

#include <gdcmFileMetaInformation.h>
#include <gdcmWriter.h>

#include "core/atomic_file.h"
#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_pixels.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using namespace attribute;
using core::operator-;

constexpr const char* kMrImageStorage = "1.2.840.10008.5.1.4.1.1.4";
// A random UUID, once: identifies this implementation as the writer (PS3.7, D.3.3.2).
constexpr const char* kImplementationClassUid = "2.25.116682097193662014262835353020168193124";
constexpr const char* kImplementationVersion = "GLMAMBA_1";

std::vector<double> asVector(const core::Vector3& v) { return {v[0], v[1], v[2]}; }

std::vector<std::int32_t> storedValues(const core::Volume& volume, int k, const StoredScale& scale) {
  std::vector<std::int32_t> stored(volume.sliceSize());
  std::transform(volume.slice(k), volume.slice(k) + volume.sliceSize(), stored.begin(), [&](float value) {
    if (std::isnan(value)) return 0;
    // nearbyint rounds halves to even in the default mode.
    const double rounded = std::nearbyint((value - scale.intercept) / scale.slope);
    return static_cast<int>(std::clamp<double>(rounded, scale.lowest(), scale.highest()));
  });
  return stored;
}

/// DICOM PS3.3, C.7.6.2.
void setPlane(gdcm::DataSet& d, const SeriesToWrite& series, int k) {
  const core::Geometry& geometry = series.volume.geometry();
  const core::Vector3& x = geometry.direction(0);
  const core::Vector3& y = geometry.direction(1);
  const core::Vector3& position = series.positions[static_cast<std::size_t>(k)];
  setText(d, kImagePositionPatient, decimalStrings(asVector(position)));
  setText(d, kImageOrientationPatient,
          series.orientation.empty() ? decimalStrings({x[0], x[1], x[2], y[0], y[1], y[2]}) : series.orientation);
  setText(d, kPixelSpacing, decimalStrings({geometry.spacing()[1], geometry.spacing()[0]}));  // rows first
  if (!d.FindDataElement(tagOf(kSliceLocation))) {
    setText(d, kSliceLocation, decimalString(core::dot(position, core::cross(x, y))));
  }
}

/// DICOM PS3.3, C.7.6.3 and C.7.6.16.2.11.
void setPixels(gdcm::DataSet& d, const core::Volume& volume, const std::vector<std::int32_t>& stored,
               const StoredScale& scale) {
  const auto signedLike = [&](Attribute attribute) {
    attribute.vr = scale.isSigned ? gdcm::VR::SS : gdcm::VR::US;
    return attribute;
  };
  setShort(d, kSamplesPerPixel, 1);
  setShort(d, kRows, volume.rows());
  setShort(d, kColumns, volume.columns());
  setShort(d, kBitsAllocated, 16);
  setShort(d, kBitsStored, 16);
  setShort(d, kHighBit, 15);
  setShort(d, kPixelRepresentation, scale.isSigned ? 1 : 0);
  const auto [least, most] = std::minmax_element(stored.begin(), stored.end());
  setShort(d, signedLike(kSmallestImagePixelValue), *least);
  setShort(d, signedLike(kLargestImagePixelValue), *most);
  const bool isInverted = textOf(d, tagOf(kPhotometricInterpretation)) == "MONOCHROME1";
  setText(d, kPhotometricInterpretation, isInverted ? "MONOCHROME1" : "MONOCHROME2");
  setText(d, kPresentationLutShape, isInverted ? "INVERSE" : "IDENTITY");
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
  std::vector<std::uint16_t> words(stored.size());
  std::transform(stored.begin(), stored.end(), words.begin(),
                 [](std::int32_t v) { return static_cast<std::uint16_t>(v); });
  setBytes(d, kPixelData, words.data(), words.size() * sizeof(std::uint16_t));
}

void writeFile(const gdcm::DataSet& d, const fs::path& file, const fs::path& folder) {
  gdcm::Writer writer;
  writer.SetCheckFileMetaInformation(true);
  writer.SetFileName(file.c_str());
  writer.GetFile().SetDataSet(d);
  gdcm::FileMetaInformation& meta = writer.GetFile().GetHeader();
  meta.SetDataSetTransferSyntax(gdcm::TransferSyntax::ExplicitVRLittleEndian);
  if (!writer.Write()) {
    throw core::Error(
        core::ErrorCode::cannotWrite,
        "'" + folder.filename().string() +
            "' could not be written: the disk is full, or the folder may not be written. Nothing was kept.");
  }
}

/// True when a file has what must not go wrong.
bool isAsWritten(const fs::path& file, const SeriesToWrite& series, int k, const std::vector<std::int32_t>& stored) {
  try {
    // Of our own making, so in this process.
    const ReadSlice read = readSlice(file);
    const SliceHeader& header = read.header;
    const core::Geometry& geometry = series.volume.geometry();
    return header.rows == series.volume.rows() && header.columns == series.volume.columns() &&
           core::length(header.position - series.positions[static_cast<std::size_t>(k)]) < 1e-4 &&
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

std::string fileName(int instanceNumber) {
  char name[16];
  std::snprintf(name, sizeof name, "%05d.dcm", instanceNumber);
  return name;
}

}  // namespace

StoredScale scaleFor(const core::Volume& volume) {
  const core::VoxelRange range = core::voxelRange(volume);
  const double typical = core::quantileOfNonZero(volume, 0.999);
  const double magnitude = std::max<double>(std::abs(typical), std::abs(range.lowest));
  StoredScale scale;
  // Overshoot of a magnitude image stays within a few per cent; beyond, the sign means something.
  scale.isSigned = range.lowest < -0.1 * std::max<double>(range.highest, 0);
  if (magnitude <= 0) return scale;
  const double largest = std::max<double>(std::abs(range.lowest), std::abs(range.highest));
  if (magnitude < 1024) {
    while (magnitude / scale.slope < 2048 && largest / scale.slope < scale.highest() / 2) scale.slope /= 2;
  }
  while (largest / scale.slope > scale.highest()) scale.slope *= 2;
  return scale;
}

StoredWindow seriesWindow(const core::Volume& volume, const StoredScale& scale) {
  std::vector<float> values;
  values.reserve(volume.voxels().size());
  std::copy_if(volume.voxels().begin(), volume.voxels().end(), std::back_inserter(values),
               [](float v) { return std::isfinite(v); });
  if (values.empty()) return {};
  const auto quantile = [&](double fraction) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return (static_cast<double>(*place) - scale.intercept) / scale.slope;
  };
  const double low = std::max<double>(quantile(0.01), scale.lowest());
  const double high = std::min<double>(quantile(0.995), scale.highest());
  // LINEAR windows: C.11.2.1.2 puts the edges at centre − 0.5 ∓ (width − 1)/2.
  return {(low + high) / 2 + 0.5, std::max(1.0, high - low + 1)};
}

DicomTime dicomNow() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto micro = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count() % 1000000;
  std::tm local{};
  localtime_r(&seconds, &local);
  char date[16];
  char time[16];
  char fraction[16];
  std::strftime(date, sizeof date, "%Y%m%d", &local);
  std::strftime(time, sizeof time, "%H%M%S", &local);
  std::snprintf(fraction, sizeof fraction, ".%06d", static_cast<int>(micro));
  const std::string fullTime = std::string(time) + fraction;
  return {date, fullTime, date + fullTime};
}

double clippedFraction(const core::Volume& volume, const StoredScale& scale) {
  const auto clipped = std::count_if(volume.voxels().begin(), volume.voxels().end(), [&](float value) {
    const double stored = std::nearbyint((value - scale.intercept) / scale.slope);
    return stored < scale.lowest() || stored > scale.highest();
  });
  return static_cast<double>(clipped) / static_cast<double>(volume.voxels().size());
}

std::vector<fs::path> writeSlices(const SeriesToWrite& series, const fs::path& folder, const core::CancelToken& cancel,
                                  const core::ProgressSink& progress) {
  gdcm::FileMetaInformation::SetImplementationClassUID(kImplementationClassUid);
  gdcm::FileMetaInformation::SetImplementationVersionName(kImplementationVersion);
  gdcm::FileMetaInformation::SetSourceApplicationEntityTitle("GLMAMBA");
  const core::Geometry& geometry = series.volume.geometry();
  if (std::abs(core::dot(geometry.direction(0), geometry.direction(1))) > 1e-3) {
    throw core::Error(core::ErrorCode::badValue,
                      "The axes of the image are not at right angles, which DICOM can't hold: export NIfTI instead.");
  }
  const core::Vector3 normal = core::cross(geometry.direction(0), geometry.direction(1));
  std::vector<int> order(series.positions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return core::dot(series.positions[static_cast<std::size_t>(a)], normal) <
           core::dot(series.positions[static_cast<std::size_t>(b)], normal);
  });
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
      setPlane(d, series, k);
      const std::vector<std::int32_t> stored = storedValues(series.volume, k, series.scale);
      setPixels(d, series.volume, stored, series.scale);
      names[static_cast<std::size_t>(k)] = fileName(instanceNumber);
      const fs::path file = temporary / names[static_cast<std::size_t>(k)];
      writeFile(d, file, folder);
      verify(file, series, k, stored);
    }
  });
  if (progress) progress({"writing DICOM", static_cast<int>(order.size()), static_cast<int>(order.size()), 0});
  std::vector<fs::path> files;
  for (const fs::path& name : names) files.push_back(folder / name);
  return files;
}

}  // namespace glmamba::io
