// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/study.h"
#include "core/volume.h"
#include "io/deidentification.h"
#include "io/segment_kind.h"

namespace glmamba::io {

/// How the labels were made. C.8.20.2.
enum class SegmentMethod { automatic, semiautomatic, manual };

struct SegmentationDescription {
  std::vector<Segment> segments;  ///< empty: one for each label that occurs, by its number
  SegmentMethod method = SegmentMethod::automatic;
  std::string algorithm;         ///< its name; not for manual ones
  std::string algorithmVersion;  ///< empty when unknown
  std::string programVersion;
};

/// Writes a label map as one Segmentation Storage object (BINARY) into the new folder `folder`. It lies on the planes
/// of the DICOM series `source`, in plane on the same grid or another; `others` are series that it was made from as
/// well. Slices without a voxel of a segment have no frame. Returns the file.
///
/// Throws what overlaySource() throws, Error{badValue} when a voxel is no whole number, when the map is empty of what
/// is asked for or has more than 255 labels and no segments are named, and Error{cannotWrite}; CancelToken::Requested
/// when cancelled. Nothing is left behind then. DICOM PS3.3, A.51 and C.8.20.
std::filesystem::path exportSegmentation(const core::VolumePtr& labels, const SegmentationDescription& description,
                                         const core::Series& source, const std::vector<core::Series>& others,
                                         const std::filesystem::path& folder, const core::CancelToken& cancel = {},
                                         const core::ProgressSink& progress = {},
                                         const std::optional<Deidentification>& deidentification = {});

}  // namespace glmamba::io
