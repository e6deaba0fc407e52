// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// sr − hr, in the units of `hr`, on their common grid; absoluteError() is in metrics.h, ssimMap() in ssim.h. Throws
/// Error{gridMismatch} if the sizes differ.
core::VolumePtr signedError(const core::Volume& hr, const core::Volume& sr);

/// |∇sr − ∇hr| in plane, in units of `hr` a millimetre: central differences, one-sided at the borders. Sees edges that
/// are soft, out of place or made up. Throws as signedError().
core::VolumePtr gradientError(const core::Volume& hr, const core::Volume& sr, const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
