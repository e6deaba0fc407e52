// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/try_mode.h"

#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"

namespace glmamba::imaging {

TryInputs tryInputs(const core::Volume& target, const core::VolumePtr& reference, int factor,
                    const core::CancelToken& cancel) {
  TryInputs inputs;
  inputs.lr = degrade(target, factor, cancel);
  if (reference) inputs.guide = resampleSpline(*reference, target.geometry(), 0, cancel);
  return inputs;
}

}  // namespace glmamba::imaging
