// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/registration.h"
#include "core/volume.h"

namespace glmamba::imaging {

struct RegistrationOptions {
  double mostSeconds = 120;  ///< of wall time, forty times what two scans of a head take
};

/// The rigid motion that puts `reference` over `target`: the one with the highest Mattes mutual information, from
/// coarse (6 mm) to fine (1.5 mm), the best of three starts (header positions, image centres, centres of mass). Where
/// the headers' positions are as good, they are kept.
///
/// The same images give the same motion, on any number of processors. Voxels that are not numbers are taken as 0.
/// Throws Error{badValue} for an image that is constant or too small to be aligned, Error{gridMismatch} when the images
/// have nothing in common, Error{tooLarge} when time or memory is over; CancelToken::Requested when cancelled, which is
/// seen within a tenth of a second.
///
/// Mattes et al., PET-CT image registration in the chest using free-form deformations, IEEE TMI 22(1), 2003.
core::Registration registerRigid(const core::Volume& target, const core::Volume& reference,
                                 const RegistrationOptions& options = {}, const core::CancelToken& cancel = {},
                                 const core::ProgressSink& progress = {});

}  // namespace glmamba::imaging
