// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace glmamba::io {

/// Where the content of a file is that is compressed as a whole. DICOM PS3.5, A.5.
struct DeflatedDicom {
  std::uint64_t transferSyntax = 0;  ///< offset of the 22 characters of its UID
  std::uint64_t begin = 0;           ///< offset of the deflated data set
};

/// Where things are in a DICOM file, found by walking its elements.
struct DicomStructure {
  std::string mediaStorageClass;          ///< (0002,0002), empty without File Meta Information
  std::string transferSyntax;             ///< (0002,0010), or what the first element looks like
  std::optional<DeflatedDicom> deflated;  ///< then nothing below was looked at
  bool hasPixelData = false;
  bool encapsulated = false;          ///< pixel data in fragments
  std::uint64_t pixelDataLength = 0;  ///< bytes of the value, or of all fragments
  std::uint64_t end = 0;              ///< offset behind the pixel data; what follows is padding or signatures
};

/// Walks a file up to the end of its pixel data and checks that every element, item and fragment lies within what
/// contains it. GDCM ends the process on most files that fail this, so it sees none of them. Values are not looked at,
/// except the segment counts of RLE, by which GDCM divides.
///
/// `size` is the file's, in bytes. Throws std::runtime_error with a reason ("is truncated within its header") that
/// continues a sentence about the file. DICOM PS3.5, 7; PS3.10, 7.1; RLE: PS3.5, G.5.
DicomStructure walkedStructure(std::istream& stream, std::uint64_t size);

}  // namespace glmamba::io
