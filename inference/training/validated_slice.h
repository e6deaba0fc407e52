// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"

namespace glmamba::training {

/// A slice that was validated, as one-slice volumes on one grid.
struct ValidatedSlice {
  core::VolumePtr lr;  ///< upsampled
  core::VolumePtr reference;
  core::VolumePtr sr;
  core::VolumePtr hr;
};

}  // namespace glmamba::training
