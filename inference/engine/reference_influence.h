// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

/// What a super-resolved image owes to its reference: how much each voxel changes when the network is run again with
/// another one. All on the grid of the image; changes are absolute and given as shares of the target's brightness.
struct ReferenceInfluence {
  core::VolumePtr influence;  ///< the largest of the three changes
  core::VolumePtr blanked;    ///< with a reference that is 0 everywhere: all that it contributes
  core::VolumePtr shifted;    ///< by one voxel along columns and rows: what follows its edges
  core::VolumePtr mirrored;   ///< left and right exchanged (imaging/contralateral.h): what follows its anatomy
  core::VolumePtr reference;  ///< on the same grid: what the network saw
  double brightness = 1;      ///< in the target's units; what the normalisation divided it by
  core::Provenance provenance;
  double seconds = 0;
  std::vector<std::string> warnings;
};

/// Three more runs of `request`, against `sr`, the image to be judged: superResolve()'s of the same slices, as a rule.
/// From the request's first slice outwards; `sliceDone` is given each slice of `influence`. Outcomes as superResolve(),
/// and a Failure with gridMismatch when `sr` is not on the request's output grid.
core::Outcome<ReferenceInfluence> referenceInfluence(const SuperResolutionRequest& request, const core::VolumePtr& sr,
                                                     Model& model, const core::CancelToken& cancel,
                                                     const core::ProgressSink& progress = {},
                                                     const SliceSink& sliceDone = {});

}  // namespace glmamba::engine
