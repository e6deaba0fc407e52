// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "core/volume.h"

namespace glmamba::cli {

/// The only label map in a file, NIfTI or DICOM segmentation, by nearest voxels on `grid`. Throws core::Error, also for
/// a segmentation in another frame of reference.
core::VolumePtr labelsOn(const std::string& file, const core::Geometry& grid);

/// An expert's mask as depths of imaging::tumourRegions() on `grid`. What its labels mean is told by `coding`, by the
/// kinds of a segmentation's segments, or else by the file's name. Throws core::Error, also when none of these tells.
core::VolumePtr expertDepths(const std::string& file, const std::optional<std::string>& coding,
                             const core::Geometry& grid);

}  // namespace glmamba::cli
