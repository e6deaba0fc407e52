// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/cancel_token.h"
#include "core/volume.h"

namespace glmamba::imaging {

/// One patch of a slice: 32 × 32 voxels round `centre`.
struct RingPatch {
  int slice = 0;
  int column = 0, row = 0;  ///< voxel 0 of the patch
  double resolution = 0;    ///< mm
  double baseline = 0;      ///< mm, of the baseline in the same patch
  bool isFlagged = false;   ///< the image is no finer there than its baseline
};

/// How fine an image agrees with the truth, patch by patch.
struct RingCorrelation {
  core::VolumePtr resolution;      ///< mm at every voxel, the mean of the patches over it; 0 where none was measured
  std::vector<RingPatch> patches;  ///< half of whose voxels at least show the head
  double median = 0;               ///< mm, of the patches; 0 without any
  double baselineMedian = 0;       ///< mm
};

/// Fourier-ring correlation (Saxton & Baumeister, J. Microsc. 127, 1982) of `sr` and `hr` in patches of 32 × 32 voxels,
/// 16 apart, under a Hann window, their mean taken off:
///
///     FRC(r) = Σ Re(F G*) / √(Σ|F|² Σ|G|²)      over the frequencies of ring r, a frequency step wide
///
/// The effective resolution is the voxel size 1/(2f) of the frequency f where FRC first falls below one half (signal
/// and difference are as strong there), between rings by interpolation; at the highest ring, the voxel size itself.
/// `baseline` is what a patch must beat not to be flagged: the interpolated measurement. All on one grid; throws
/// Error{gridMismatch} otherwise and Error{badValue} for slices smaller than a patch.
RingCorrelation ringCorrelation(const core::Volume& hr, const core::Volume& sr, const core::Volume& baseline,
                                const core::CancelToken& cancel = {});

}  // namespace glmamba::imaging
