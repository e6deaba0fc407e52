// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_header.h"

#include <cstring>
#include <new>

#include "io/dicom_frames.h"
#include "io/dicom_input.h"
#include "io/dicom_mosaic.h"
#include "io/dicom_structure.h"
#include "io/dicom_text.h"
#include "io/segmentation_file.h"
#include "io/slice_fields.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using gdcm::Tag;

// A slice of MR is a few megabytes; a file of this size is something else, and GDCM reads files as a whole.
constexpr std::uintmax_t kLargestFile = std::uintmax_t{1} << 30;
// 16384 × 16384: sixteen times the largest matrix that scanners reconstruct.
constexpr double kLargestSlice = 268435456.0;
constexpr const char* kMrImageStorage = "1.2.840.10008.5.1.4.1.1.4";
// A time series of a thousand volumes of 60 slices has more than anyone opens at once.
constexpr int kMostFrames = 60000;

Refusal refuse(core::ErrorCode code, const fs::path& file, const std::string& what) {
  return {code, "'" + file.filename().string() + "' " + what, true, false};
}
Refusal bad(const fs::path& file, const std::string& what) { return refuse(core::ErrorCode::badFile, file, what); }
Refusal unsupported(const fs::path& file, const std::string& what) {
  return refuse(core::ErrorCode::unsupported, file, what);
}

/// In words, for objects that are no classic MR slices. DICOM PS3.4, B.5.
std::string storageName(const std::string& sopClassUid) {
  const std::string storage = "1.2.840.10008.5.1.4.1.1.";
  if (sopClassUid.rfind(storage, 0) != 0) return "an object of another kind";
  const std::string kind = sopClassUid.substr(storage.size());
  if (kind.rfind("4.", 0) == 0) return kind == "4.2" ? "MR spectroscopy" : "a colour MR object";
  if (kind.rfind("66", 0) == 0) return "a segmentation or registration object";
  if (kind == "30") return "a parametric map";
  if (kind.rfind("88.", 0) == 0) return "a structured report";
  if (kind.rfind("481.", 0) == 0) return "a radiotherapy object";
  if (kind.rfind("11.", 0) == 0) return "a presentation state";
  if (kind.rfind("7", 0) == 0) return "a secondary capture (a picture of the screen)";
  if (kind == "2" || kind.rfind("2.", 0) == 0) return "a CT image";
  if (kind == "128" || kind == "130") return "a PET image";
  return "an object of another kind";
}

bool isMr(const std::string& sopClassUid) { return sopClassUid == kMrImageStorage || isMultiFrameMr(sopClassUid); }

Refusal notMr(const fs::path& file, const std::string& sopClassUid) {
  if (sopClassUid == "1.2.840.10008.1.3.10") {
    Refusal directory = unsupported(file, "is a DICOM directory (DICOMDIR). Open the folder that it lies in.");
    directory.isImage = false;
    directory.isDirectory = true;
    return directory;
  }
  Refusal refusal =
      unsupported(file, "is " + storageName(sopClassUid) +
                            ", not an MR image: export the series as MR Image Storage, one file a slice, or as NIfTI.");
  refusal.isSegmentation = isSegmentationClass(sopClassUid);
  return refusal;
}

/// Nothing when rows, columns and bits are what we decode and fit the pixel data.
std::optional<Refusal> checkPixels(const gdcm::DataSet& d, const DicomStructure& structure, int frames,
                                   SliceHeader& slice) {
  slice.rows = shortOf(d, Tag(0x0028, 0x0010)).value_or(0);
  slice.columns = shortOf(d, Tag(0x0028, 0x0011)).value_or(0);
  const int bits = shortOf(d, Tag(0x0028, 0x0100)).value_or(0);
  const int samples = shortOf(d, Tag(0x0028, 0x0002)).value_or(1);
  if (slice.rows < 1 || slice.columns < 1) return bad(slice.file, "has no image in it: Rows or Columns is missing.");
  if (samples != 1) return unsupported(slice.file, "is a colour image: expected MR with one value a pixel.");
  if (bits != 8 && bits != 16) {
    return unsupported(slice.file, "has " + std::to_string(bits) + " bits a pixel: expected 8 or 16.");
  }
  const double voxels = static_cast<double>(slice.rows) * slice.columns;
  if (voxels > kLargestSlice) {
    return refuse(core::ErrorCode::tooLarge, slice.file, "has a slice of more than 16384 × 16384 voxels.");
  }
  if (!structure.encapsulated && static_cast<double>(structure.pixelDataLength) < voxels * frames * bits / 8) {
    return bad(slice.file, "is truncated: it holds fewer voxels than its header promises. Get the file again.");
  }
  return {};
}

/// `frames` are those of the whole file.
std::variant<SliceHeader, Refusal> sliceOf(const gdcm::DataSet& d, const fs::path& file,
                                           const DicomStructure& structure, int frames) {
  SliceHeader slice;
  slice.file = file;
  slice.sopClassUid = textOf(d, Tag(0x0008, 0x0016));
  readIdentity(d, slice);
  if (slice.sopClassUid.empty() ? textOf(d, Tag(0x0008, 0x0060)) != "MR" : !isMr(slice.sopClassUid)) {
    return notMr(file, slice.sopClassUid);
  }
  if (frames > 1 && !isMultiFrameMr(slice.sopClassUid)) {
    return unsupported(file, "holds several frames in one file: export the series with one file a slice, or as NIfTI.");
  }
  if (auto refusal = checkPixels(d, structure, frames, slice)) return *refusal;
  if (slice.seriesUid.empty())
    return bad(file, "has no Series Instance UID: can't tell what series it belongs to. Export it again.");
  if (!readPlane(d, slice)) {
    return unsupported(file,
                       "has no usable position, orientation or pixel spacing, so it can't be placed in space. Export "
                       "the original series.");
  }
  readAcquisition(d, slice);
  readScale(d, slice);
  // JPEG baseline and extended, and near-lossless JPEG-LS, lose by definition; of JPEG 2000 only the header can tell.
  const std::string& syntax = structure.transferSyntax;
  slice.lossy = textOf(d, Tag(0x0028, 0x2110)) == "01" || syntax == "1.2.840.10008.1.2.4.50" ||
                syntax == "1.2.840.10008.1.2.4.51" || syntax == "1.2.840.10008.1.2.4.81";
  slice.lowIsBright = textOf(d, Tag(0x0028, 0x0004)) == "MONOCHROME1";
  slice.synthetic = textOf(d, Tag(0x0008, 0x001C)) == "YES";
  return slice;
}

std::variant<std::vector<SliceHeader>, Refusal> slicesOf(const gdcm::DataSet& d, const fs::path& file,
                                                         const DicomStructure& structure) {
  const double promised = numberOf(d, Tag(0x0028, 0x0008)).value_or(1);
  const int frames = promised >= 1 && promised <= kMostFrames ? static_cast<int>(promised) : 0;
  if (frames == 0) return bad(file, "is damaged: its header gives no sensible number of frames. Get the file again.");
  std::vector<SliceHeader> slices;
  if (!isMultiFrameMr(textOf(d, Tag(0x0008, 0x0016)))) {
    std::variant<SliceHeader, Refusal> slice = sliceOf(d, file, structure, frames);
    if (auto* refusal = std::get_if<Refusal>(&slice)) return std::move(*refusal);
    slices.push_back(std::get<SliceHeader>(std::move(slice)));
    if (isMosaic(slices.front())) return slicesOfMosaic(d, slices.front());
    return slices;
  }
  const FrameElements groups(d);
  if (groups.count() == 0) {
    return unsupported(file,
                       "does not say where its frames lie (it has no functional groups): export the series as MR Image "
                       "Storage, one file a slice, or as NIfTI.");
  }
  if (groups.count() != frames) {
    return bad(file, "is damaged: its header describes " + std::to_string(groups.count()) + " of " +
                         std::to_string(frames) + " frames. Get the file again.");
  }
  for (int frame = 0; frame < frames; ++frame) {
    std::variant<SliceHeader, Refusal> slice = sliceOf(groups.elements(frame), file, structure, frames);
    if (auto* refusal = std::get_if<Refusal>(&slice)) return std::move(*refusal);
    slices.push_back(std::get<SliceHeader>(std::move(slice)));
    slices.back().frame = frame;
    slices.back().multiFrameFile = file.filename().string();
  }
  return slices;
}

}  // namespace

bool looksLikeDicom(std::istream& stream) {
  unsigned char head[136] = {};
  stream.read(reinterpret_cast<char*>(head), sizeof head);
  if (stream.gcount() < 8) return false;
  if (stream.gcount() >= 132 && std::memcmp(head + 128, "DICM", 4) == 0) return true;
  // Without a preamble: group 0002 or 0008, an early element, then a VR in capitals or a short length.
  const bool group = (head[0] == 0x08 || head[0] == 0x02) && head[1] == 0 && head[3] == 0;
  const auto capital = [](unsigned char c) { return c >= 'A' && c <= 'Z'; };
  const bool explicitVr = capital(head[4]) && capital(head[5]);
  const bool shortLength = head[6] == 0 && head[7] == 0 && head[5] < 4;
  return group && (explicitVr || shortLength);
}

gdcm::DataSet readHeaderElements(const fs::path& file, int frame) {
  const auto checked = readSliceHeaders(file);
  if (const auto* refusal = std::get_if<Refusal>(&checked)) throw core::Error(refusal->code, refusal->message);
  const auto& slices = std::get<std::vector<SliceHeader>>(checked);
  if (frame < 0 || static_cast<std::size_t>(frame) >= slices.size()) {
    throw core::Error(core::ErrorCode::badFile, "'" + file.filename().string() +
                                                    "' has changed since it was opened: it has fewer frames. Open the "
                                                    "folder again.");
  }
  const DicomInput dicom = walkedDicom(openedInput(file), file);
  const gdcm::DataSet elements = elementsBeforePixels(dicom, file);
  if (isMultiFrameMr(slices.front().sopClassUid)) return FrameElements(elements).elements(frame);
  if (!isMosaic(slices.front())) return elements;
  gdcm::DataSet tile = elements;
  setPlane(tile, slices[static_cast<std::size_t>(frame)]);
  return tile;
}

std::variant<std::vector<SliceHeader>, Refusal> readSliceHeaders(const fs::path& file) {
  try {
    InputFile input = openedInput(file);
    const std::uint64_t fileSize = input.size;
    if (fileSize == 0) return bad(file, "is empty: expected a DICOM or NIfTI image. Get the file again.");
    if (fileSize > kLargestFile)
      return refuse(core::ErrorCode::tooLarge, file, "is larger than 1 GiB, which no single MR slice is.");
    if (!looksLikeDicom(*input.stream)) {
      Refusal refusal =
          bad(file, "is neither DICOM nor NIfTI: expected a DICOM file, or a name that ends in .nii or .nii.gz.");
      refusal.isImage = false;
      return refusal;
    }
    const DicomInput dicom = walkedDicom(std::move(input), file);
    const DicomStructure& structure = dicom.structure;
    if (!structure.mediaStorageClass.empty() && !isMr(structure.mediaStorageClass)) {
      return notMr(file, structure.mediaStorageClass);
    }
    if (!structure.hasPixelData)
      return bad(file, "has no image in it: the pixel data are missing. Get the file again.");
    return slicesOf(elementsBeforePixels(dicom, file), file, structure);
  } catch (const core::Error& error) {
    return Refusal{error.code(), error.what(), true, false};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return bad(file, std::string(error.what()) + ". Get the file again.");
  }
}

}  // namespace glmamba::io
