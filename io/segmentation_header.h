// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/dicom_header.h"
#include "io/dicom_input.h"
#include "io/segment_kind.h"

namespace glmamba::io {

/// Segmentation Type: what the pixels of a frame say. DICOM PS3.3, C.8.20.2.
enum class SegmentationType {
  binary,      ///< one bit: in the frame's segment or not
  fractional,  ///< 8 bits: how much of it is
  labelMap,    ///< 8 or 16 bits: the number of its segment
};

/// What a DICOM segmentation says before its frames.
struct SegmentationHeader {
  SliceHeader slice;  ///< what it is called and belongs to, its rows and columns
  SegmentationType type = SegmentationType::binary;
  int bits = 1;  ///< a pixel
  int frames = 1;
  int highest = 255;  ///< Maximum Fractional Value
  int padding = 0;    ///< Pixel Padding Value: in no segment
  std::vector<Segment> segments;
  std::vector<int> numbers;          ///< of the segments, in their order
  std::vector<std::string> sources;  ///< Series Instance UIDs of the images that it names
  std::vector<std::string> warnings;

  std::size_t pixelsOfFrame() const {
    return static_cast<std::size_t>(slice.rows) * static_cast<std::size_t>(slice.columns);
  }
};

/// Reads it from the elements before the pixels. Throws core::Error for a file that has fewer pixels than it says, is
/// compressed frame by frame, or whose numbers contradict each other. DICOM PS3.3, A.51, A.52 and C.8.20.
SegmentationHeader readSegmentationHeader(const DicomStructure& structure, const gdcm::DataSet& elements,
                                          const std::filesystem::path& file);

}  // namespace glmamba::io
