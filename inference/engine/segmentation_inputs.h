// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::engine {

/// Images of one patient by contrast, as in model cards: {"T2": …, "T1": …}.
using ImagesByContrast = std::map<std::string, core::VolumePtr>;

/// The grid on which a network of `spacing` mm in plane sees an image: the image's own where its pixels are within a
/// tenth of that, else the same field of view with such pixels. Slices stay.
core::Geometry workingGrid(const core::Geometry& image, double spacing);

/// (voxel − mean) / standard deviation of the tissue: voxels above a tenth of the 0.995 quantile of those that are not
/// zero. The ripples that zero-filled k-space leaves in air are below it, so that an image and its degraded copy come
/// out alike. Throws what normalise() throws.
core::VolumePtr standardised(const core::VolumePtr& volume, const std::string& contrast);

/// The images of `contrasts` in that order, standardised, on the working grid of the first that is there; null where
/// one is missing. Throws Error{badValue} that names the contrasts when none is there, Error{gridMismatch} when an
/// image does not cover half of the first.
std::vector<core::VolumePtr> segmentationInputs(const ImagesByContrast& images,
                                                const std::vector<std::string>& contrasts, double spacing,
                                                const core::CancelToken& cancel = {});

}  // namespace glmamba::engine
