// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/volume.h"

namespace glmamba::imaging {

/// One slice that counted.
struct SliceMeasure {
  int slice = 0;
  double psnr = 0;
  double ssim = 0;
};

/// How near an image is to the truth, as measure() defines it.
struct Metrics {
  double psnr = 0;                     ///< dB, mean over the slices that count; infinite when equal
  double ssim = 0;                     ///< mean over the slices that count
  double nmse = 0;                     ///< Σ(sr − hr)² / Σhr² over the slices that count
  int slices = 0;                      ///< axial slices that counted: at least 5 % non-zero voxels in HR
  std::vector<SliceMeasure> ofSlices;  ///< in their order
};

/// `hr` and `sr` on one grid, in the units of `hr`. Both are divided by the maximum of `hr` (clipped at 0 from below;
/// `sr` is not clipped) before measuring. With `first` and `last`, only slices [first, last) are measured, still
/// against the maximum of the whole of `hr`. Throws Error{gridMismatch} if the sizes differ, Error{badValue} if `hr`
/// has no positive voxel or no slice counts.
Metrics measure(const core::Volume& hr, const core::Volume& sr, int first = 0, int last = -1);

/// 10·log10(range² / mean((a − b)²)) of `count` values, in dB.
double psnr(const float* a, const float* b, std::size_t count, double range);

/// Mean SSIM of two {rows, columns} slices: 11×11 Gaussian, σ = 1.5, K1 = 0.01, K2 = 0.03; as scikit-image with
/// gaussian_weights=True, sigma=1.5, use_sample_covariance=False (a border of 5 pixels is left out of the mean).
double ssim(const float* a, const float* b, int rows, int columns, double range);

/// |sr − hr| in the units of `hr`, on their common grid.
core::VolumePtr absoluteError(const core::Volume& hr, const core::Volume& sr);

}  // namespace glmamba::imaging
