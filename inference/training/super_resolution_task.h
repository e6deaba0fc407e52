// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/training/training_subject.h"
#include "inference/training/training_task.h"

namespace glmamba::training {

/// Learns the truth from its degraded copy and the reference. `options` and `data` must outlive it.
std::unique_ptr<TrainingTask> makeSuperResolutionTask(const TrainingOptions& options, const TrainingData& data);

}  // namespace glmamba::training
