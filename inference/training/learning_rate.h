// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "inference/training/training_options.h"

namespace glmamba::training {

bool isSchedule(const std::string& name);

/// Learning rate before step `step` (from 0): a linear rise to the highest over the warm-up, then "constant", or half a
/// cosine to the final share of it at the last step.
double learningRate(const TrainingOptions& options, std::int64_t step);

}  // namespace glmamba::training
