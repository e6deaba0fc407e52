// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "inference/training/training_log.h"
#include "inference/training/validated_slice.h"
#include "io/picture_file.h"

namespace glmamba::cli {

/// Two diagrams over the steps: the training loss on a logarithmic scale, and the validation PSNR in blue with that of
/// zero-filling in grey, the best point marked; or Dice, of a segmentation. `log` must not be empty.
io::RgbImage trainingCurves(const std::vector<training::TrainingLogLine>& log, bool isSegmentation);

/// A row for each slice: LR, reference, SR, truth, error. `slices` must not be empty.
io::RgbImage validationPicture(const std::vector<training::ValidatedSlice>& slices, int scaleFactor);

}  // namespace glmamba::cli
