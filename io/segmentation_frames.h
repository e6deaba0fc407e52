// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "io/segmentation_header.h"

namespace glmamba::io {

/// Where the frames of a segmentation lie: on the slices of one grid, of which some may have none and some several.
struct SegmentationFrames {
  struct Frame {
    int segment = 0;  ///< its number; of a label map 0
    int slice = 0;    ///< k
  };
  std::vector<Frame> frames;  ///< in the order of their pixels
  SliceHeader slice;          ///< the header's, with place and grid of the first slice; mm to the next one
  int slices = 0;
};

/// Reads them by their functional groups, in LPS. Throws core::Error where they don't lie on parallel, even slices, or
/// so far apart that the volume would be mostly empty. DICOM PS3.3, C.7.6.16.
SegmentationFrames readSegmentationFrames(const SegmentationHeader& header, const gdcm::DataSet& elements,
                                          const std::filesystem::path& file);

}  // namespace glmamba::io
