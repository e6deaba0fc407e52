// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/resample.h"

namespace glmamba::imaging {

core::VolumePtr resampleSpline(const core::Volume& volume, const core::Geometry& grid, float outside,
                               const core::CancelToken& cancel) {
  return resampleLinear(volume, grid, outside, cancel);
}

}  // namespace glmamba::imaging
