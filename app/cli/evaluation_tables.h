// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "inference/training/evaluation.h"
#include "inference/training/paired_test.h"

namespace glmamba::cli {

/// A line for each row: "subject,scale,method,psnr,…", with the spread (standard deviation) over the slices and what
/// the method costs.
std::string evaluationCsv(const std::vector<training::EvaluationRow>& rows,
                          const std::vector<training::MethodCost>& costs);

/// The rows for people, aligned.
std::string evaluationText(const std::vector<training::EvaluationRow>& rows);

/// Tables after those of the GLMamba paper: accuracy of each method at each scale, the same by subject with the spread
/// over the slices, parameters and multiply-adds, and the paired comparisons.
std::string evaluationMarkdown(const training::Evaluation& evaluation,
                               const std::vector<training::PairedComparison>& comparisons);

}  // namespace glmamba::cli
