// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

/// How far a network's answers lie apart when it is asked the same in other ways.
struct Uncertainty {
  core::VolumePtr spread;  ///< standard deviation over the answers, in the target's units
  core::VolumePtr mean;    ///< of the answers
  int answers = 0;         ///< for each voxel
  core::Provenance provenance;
  double seconds = 0;
  std::vector<std::string> warnings;
};

/// Runs `request` in other ways, its answers brought back onto its grid: turned, mirrored, moved by parts of a voxel,
/// by each of `models`, which are checkpoints of one network or others for the same scale. At least one; the slices of
/// the first model are handed to `sliceDone` as they come, those of the others correct them. `request.ensemble` is of
/// no account. Outcomes as superResolve().
core::Outcome<Uncertainty> uncertainty(const SuperResolutionRequest& request, const std::vector<Model*>& models,
                                       const core::CancelToken& cancel, const core::ProgressSink& progress = {},
                                       const SliceSink& sliceDone = {});

}  // namespace glmamba::engine
