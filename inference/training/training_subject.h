// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/volume.h"
#include "inference/training/split.h"

namespace glmamba::training {

/// One subject ready for training: three volumes on the truth's grid, each divided by what normalises it in use (LR's
/// unit for LR↑ and the truth, the reference's own for the reference).
struct TrainingSubject {
  std::string id;
  core::VolumePtr lr;  ///< degraded and upsampled
  core::VolumePtr hr;  ///< the truth
  core::VolumePtr reference;
  std::vector<int> slices;  ///< filledSlices() of the truth
};

/// What a training learns from and what it is judged by.
struct TrainingData {
  Contrasts contrasts;
  std::vector<TrainingSubject> training;
  std::vector<TrainingSubject> validation;
};

/// How subjects are made ready.
struct Preparation {
  int scaleFactor = 2;
  std::string upsampling = "zerofill";  ///< as ModelCard::upsampling
};

/// The slices with at least 5 % non-zero voxels: emptier ones neither train nor count, as in the measure of accuracy.
std::vector<int> filledSlices(const core::Volume& volume);

/// Brings the reference to the grid of `hr` and degrades `hr`. Throws core::Error when the two do not
/// overlap or hold nothing to train on; CancelToken::Requested when cancelled.
TrainingSubject prepareSubject(const std::string& id, const core::VolumePtr& hr, const core::VolumePtr& reference,
                               const Preparation& preparation, const core::CancelToken& cancel = {});

}  // namespace glmamba::training
