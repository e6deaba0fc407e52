// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// What try mode runs on.
struct TryInputs {
  core::VolumePtr lr;     ///< the target, degraded in k-space
  core::VolumePtr guide;  ///< the reference on the target's grid, so that the result lies there too; null without one
};

/// Degrades a high-resolution target, which is then the ground truth. The window and the command line both run on this,
/// so that their results are the same to the last bit. Throws as degrade() and resampleSpline().
TryInputs tryInputs(const core::Volume& target, const core::VolumePtr& reference, int factor,
                    const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
