// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <itkImage.h>

#include "core/volume.h"

namespace glmamba::imaging {

using ItkImage = itk::Image<float, 3>;

/// The voxels of `volume` where they lie in space (LPS, as ITK has it), all lengths multiplied by `lengthUnit`. Nothing
/// is copied: `volume` must outlive the image, and no one may write to it.
ItkImage::Pointer itkImage(const core::Volume& volume, double lengthUnit = 1);

}  // namespace glmamba::imaging
