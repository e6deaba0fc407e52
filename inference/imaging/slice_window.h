#pragma once

#include <vector>

namespace glmamba::imaging {

/// A {rows, columns} slice with `border` voxels more on each side, mirrored about its outer edges (c b a | a b c).
std::vector<float> reflected(const float* slice, int rows, int columns, int border);

/// The weighted mean about each voxel of a {rows, columns} slice: a Gaussian of `sigma` voxels, truncated at 3 σ, the
/// slice mirrored at its borders.
std::vector<float> gaussianMean(const float* slice, int rows, int columns, double sigma);

}  // namespace glmamba::imaging
