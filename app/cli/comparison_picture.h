// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"
#include "io/picture_file.h"

namespace glmamba::cli {

/// What a comparison shows: volumes on one grid; without a truth its panel and the error's are left out.
struct Comparison {
  core::VolumePtr interpolated;
  core::VolumePtr reference;
  core::VolumePtr sr;
  core::VolumePtr truth;
  int scaleFactor = 2;
};

/// One slice as labelled panels side by side: LR interpolated | reference | SR | HR | error |SR − HR|. LR, SR and HR
/// share one window (of the truth, or of LR without one); the error runs from black to yellow and has a colour bar
/// whose end is a tenth of that window. Patient right and anterior are on the left and on the top of axial slices.
io::RgbImage comparisonPicture(const Comparison& comparison, int slice);

}  // namespace glmamba::cli
