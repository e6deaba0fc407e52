// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace glmamba::imaging {

/// Where index `i`, which may lie outside of 0 … size − 1, is mirrored to about the outer edges (c b a | a b c).
int mirrored(int i, int size);

/// A {rows, columns} slice with `border` voxels more on each side, mirrored about its outer edges (c b a | a b c).
std::vector<float> reflected(const float* slice, int rows, int columns, int border);

/// The weighted mean about each voxel of a {rows, columns} slice: a Gaussian of `sigma` voxels, truncated at 3 σ, the
/// slice mirrored at its borders.
std::vector<float> gaussianMean(const float* slice, int rows, int columns, double sigma);

}  // namespace glmamba::imaging
