// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "io/dicom_header.h"
#include "io/segment_kind.h"

namespace glmamba::io {

/// True for Segmentation Storage and Label Map Segmentation Storage. DICOM PS3.4, B.5.
bool isSegmentationClass(const std::string& sopClassUid);

/// A DICOM segmentation as a label map: on its own grid, from the first to the last slice that has a frame.
struct SegmentedVolume {
  SliceHeader slice;  ///< what it is called and belongs to; place and grid of its first slice; mm to the next one
  int slices = 0;
  std::vector<Segment> segments;     ///< with the labels that are theirs
  std::vector<std::string> sources;  ///< Series Instance UIDs of the images that it names
  std::vector<std::string> warnings;
};

// These parse in the calling process: for other programs' files go through io/reader/files.h.

/// Reads a segmentation's header and looks through its frames.
///
/// A voxel of one segment alone has that segment's number as label. One of several has the number of the smallest of
/// them where that is free, as in regions that lie within one another, and otherwise a number of its own; so nothing is
/// lost in one label map. A fractional segment has the voxels of at least half of the highest value. Slices without a
/// frame are empty. Positions, orientation and spacing come from the functional groups, in LPS.
///
/// Throws core::Error for a file that is truncated or contradicts itself, is compressed frame by frame, lies on slices
/// that are not parallel and even, or would be far larger than its frames. DICOM PS3.3, A.51, C.8.20 and C.7.6.16.
SegmentedVolume readSegmentation(const std::filesystem::path& file);

/// Hands over its label map, {k, j, i}, in their order, a few at a time. Throws as readSegmentation(), and when the
/// file no longer has a grid of `size`.
void readSegmentationVoxels(const std::filesystem::path& file, const core::Size3& size,
                            const std::function<void(const std::vector<float>&)>& take);

}  // namespace glmamba::io
