// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/training/segmentation_data.h"
#include "inference/training/training_task.h"

namespace glmamba::training {

/// Learns regions from an expert's labels. Its score is the mean Dice over validation subjects and regions at the best
/// threshold; at the end, threshold and smallest component are chosen on the whole validation volumes and go into the
/// card. `options` and `data` must outlive it.
std::unique_ptr<TrainingTask> makeSegmentationTask(const TrainingOptions& options, const SegmentationData& data);

}  // namespace glmamba::training
