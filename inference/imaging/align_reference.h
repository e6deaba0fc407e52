// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/registration.h"
#include "core/series_pair.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// The reference where it guides its target.
struct AlignedReference {
  core::VolumePtr
      volume;  ///< the voxels as read; after a registration on a moved grid, in the target's frame of reference
  std::optional<core::Registration> registration;  ///< absent: used where its header puts it
  std::vector<std::string> warnings;               ///< of the registration, for the user
};

/// Registers the reference to its target if the pair asks for that. Only the place of its voxels changes: they are
/// sampled once, when the result's grid is known. Throws as registerRigid().
AlignedReference alignReference(const core::SeriesPair& pair, const core::Volume& target,
                                const core::VolumePtr& reference, const core::CancelToken& cancel = {},
                                const core::ProgressSink& progress = {});

}  // namespace glmamba::imaging
