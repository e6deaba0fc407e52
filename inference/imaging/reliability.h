// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/volume.h"

namespace glmamba::imaging {

/// One bin of a reliability curve: voxels of like uncertainty.
struct ReliabilityBin {
  std::size_t voxels = 0;
  double spread = 0;  ///< root mean square of the uncertainty
  double error = 0;   ///< root mean square of the true error
};

/// How well an uncertainty tells the true error.
struct Reliability {
  std::vector<ReliabilityBin> bins;  ///< by rising uncertainty, of equal size
  /// Expected normalised calibration error, the mean of |error − spread| / spread over the bins (Levi et al., Sensors
  /// 22, 2022, Eq. 10): 0 is perfect.
  double calibrationError = 0;
  double factor = 0;  ///< what the uncertainty would have to be multiplied by: overall error over overall spread
  /// The calibration error that is left after multiplying by `factor`.
  double calibrationErrorAfter = 0;
  double rankCorrelation = 0;  ///< Spearman's, of uncertainty and absolute error, voxel by voxel
};

/// `spread` (a standard deviation) against `error` (signed or absolute) over the voxels of `mask`, in `binCount` bins.
/// Throws Error{gridMismatch} if sizes differ, Error{badValue} with fewer than 10 voxels a bin.
Reliability reliability(const core::Volume& spread, const core::Volume& error, const std::vector<bool>& mask,
                        int binCount = 10);

}  // namespace glmamba::imaging
