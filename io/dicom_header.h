// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <gdcmDataSet.h>

#include "core/error.h"
#include "core/geometry.h"
#include "io/contrast_guess.h"

namespace glmamba::io {

/// One slice of MR, as far as it decides what volume it belongs to and where it lies there.
struct SliceHeader {
  std::filesystem::path file;
  int frame = 0;  ///< in the file, from 0
  std::string sopClassUid, sopInstanceUid, seriesUid, studyUid, frameOfReferenceUid;
  std::string patientId, patientName, studyDate, studyDescription, seriesDescription, protocolName;  ///< UTF-8
  int seriesNumber = 0;
  int columns = 0, rows = 0;
  int tilesAcross = 1, tilesDown = 1;         ///< of the picture that the slice is one tile of
  double columnSpacing = 0, rowSpacing = 0;   ///< mm between columns (along i) and between rows (along j)
  core::Vector3 position{};                   ///< LPS mm, centre of the first voxel
  core::Vector3 alongColumns{}, alongRows{};  ///< the directions in which i and j grow
  double sliceDistance = 0;         ///< mm, by Spacing Between Slices or Slice Thickness; only for a slice on its own
  double slope = 1, intercept = 0;  ///< real value = slope · stored value + intercept
  bool contrastAgent = false;
  bool lossy = false;      ///< the pixels were once compressed with loss
  bool synthetic = false;  ///< Synthetic Data says YES
  SequenceTiming timing;
  /// What may tell two slices at one position apart, as text; empty when absent.
  std::string imageType, echoNumber, echoTime, temporalPosition, acquisitionNumber, acquisitionTime, triggerTime,
      sequenceName, inversionTime;
  int instanceNumber = 0;      ///< 0 when absent
  bool lowIsBright = false;    ///< MONOCHROME1
  std::string multiFrameFile;  ///< the file's name where it holds several slices
};

/// Why a file gives no slice.
struct Refusal {
  core::ErrorCode code;
  std::string message;  ///< a sentence for the user, with the file's name
  bool isImage = true;  ///< false: no image at all (a text file, a directory record), not worth a warning in a folder
  bool isDirectory = false;     ///< a DICOMDIR, which stands for the folder that it lies in
  bool isSegmentation = false;  ///< for readSegmentation() to open; not told by a reader process
};

/// True when a file begins as DICOM does: "DICM" after the preamble, or a plausible group 0008 without one. `stream` is
/// at its beginning, and is left somewhere else.
bool looksLikeDicom(std::istream& stream);

// These parse in the calling process, which GDCM may end: for other programs' files go through io/reader/files.h.

/// All elements of a checked file before its pixel data. Throws core::Error as Refusal has it.
/// Those of Enhanced MR come as the ones of `frame` by the names of classic MR.
gdcm::DataSet readHeaderElements(const std::filesystem::path& file, int frame);

/// Reads a header up to the pixel data, and checks that rows, columns and bits fit the bytes that are there. Classic MR
/// has one slice, Enhanced MR one a frame, in the order of the frames; a
/// mosaic one a tile.
std::variant<std::vector<SliceHeader>, Refusal> readSliceHeaders(const std::filesystem::path& file);

}  // namespace glmamba::io
