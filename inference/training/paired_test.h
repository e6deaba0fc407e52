// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "inference/training/evaluation.h"

namespace glmamba::training {

/// How one method's slices compare with another's, slice by slice.
struct PairedComparison {
  std::string method;   ///< the one that is asked about
  std::string against;  ///< the baseline
  int scaleFactor = 0;
  int slices = 0;
  double difference = 0;   ///< mean of PSNR(method) − PSNR(against), dB
  double betterShare = 0;  ///< of the slices
  /// Two-sided, of Wilcoxon's signed-rank test in its normal approximation. Slices of one subject are alike, so that it
  /// is smaller than one over as many independent images would be.
  double p = 1;
};

/// `method` against every other at each scale, over the slices of all subjects; empty when there is no such method.
std::vector<PairedComparison> comparePairs(const std::vector<EvaluationRow>& rows, const std::string& method);

/// The p of Wilcoxon's signed-rank test of differences: zeros are left out, ties share their mean rank, no correction
/// for continuity, as scipy.stats.wilcoxon(mode="approx"). 1 when every difference is zero.
double wilcoxonP(const std::vector<double>& differences);

}  // namespace glmamba::training
