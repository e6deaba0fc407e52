// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"

namespace glmamba::imaging {

/// Throws Error{badValue} when a voxel is NaN or infinite. `name` begins the sentence: "The image", "The ground truth".
void requireFinite(const core::Volume& volume, const char* name);

/// Throws Error{badValue} for a side below 1 and Error{tooLarge} for more voxels than a result may have.
void requireSize(int columns, int rows, int sliceCount);

/// Throws Error{gridMismatch} that names both sizes when they differ.
void requireSameSize(const core::Volume& hr, const core::Volume& sr);

}  // namespace glmamba::imaging
