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
  core::VolumePtr lr;  ///< degraded and zero-filled
  core::VolumePtr hr;  ///< the truth
  core::VolumePtr reference;
  std::vector<int> slices;  ///< those with at least 5 % non-zero voxels in the truth
};

/// Reads both images, brings the reference to the target's grid, degrades the target ×`scaleFactor`. Throws core::Error
/// naming the subject's files when they can't be read or do not overlap; CancelToken::Requested when cancelled.
TrainingSubject prepareSubject(const SplitSubject& subject, int scaleFactor, double normalisationQuantile,
                               const core::CancelToken& cancel = {});

}  // namespace glmamba::training
