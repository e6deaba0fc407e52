// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "app/model/job_runner.h"
#include "core/study.h"
#include "core/volume.h"

namespace glmamba::app {

/// A small grey picture of a series' middle slice, rows from the top: the patient's right is on the left, or anterior
/// where the slice is sagittal; anterior or superior is on top.
struct Thumbnail {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> grey;
};

/// `side` is that of the square the picture fits into. `loaded` are the voxels if they are in memory; otherwise of
/// DICOM only the middle slice is read. Throws what reading throws.
Thumbnail thumbnailOf(const core::Series& series, const core::VolumePtr& loaded, int side, const JobContext& context);

}  // namespace glmamba::app
