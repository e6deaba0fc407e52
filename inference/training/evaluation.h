// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/imaging/metrics.h"
#include "inference/training/evaluation_method.h"
#include "inference/training/subject_images.h"

namespace glmamba::training {

/// One line of an evaluation table.
struct EvaluationRow {
  std::string subject;
  int scaleFactor = 0;
  std::string method;
  imaging::Metrics metrics;
  double seconds = 0;  ///< of the method alone
};

/// What a method costs at one scale; zeros for an interpolation.
struct MethodCost {
  std::string method;
  int scaleFactor = 0;
  std::int64_t parameters = 0;
  double multiplyAdds = 0;     ///< of a 240×240 slice as the paper counts
  double allMultiplyAdds = 0;  ///< with what that leaves out: scans, sampling, fusion, the ensemble's eight runs
};

struct EvaluationOptions {
  std::vector<int> scaleFactors{2, 4};
  std::vector<std::string> methods{"zerofill", "bicubic", "glmamba"};  ///< as MethodShelf::find() takes them
  RunOptions run;
};

struct Evaluation {
  std::vector<EvaluationRow> rows;  ///< in the order subject, scale, method
  std::vector<MethodCost> costs;    ///< in the order scale, method
};

/// The methods that are run at one factor.
struct EvaluationScale {
  int factor;
  std::vector<EvaluationMethod> methods;
};

/// Finds every method at each scale that it is for; `shelf` keeps their models. Throws Error{badValue} for a method
/// that is of no scale asked for and for two of one name.
std::vector<EvaluationScale> planEvaluation(const EvaluationOptions& options, MethodShelf& shelf);

/// Degrades each subject's target, restores it by each method and measures it against the original. A model is run at
/// its own scale only. Throws core::Error, and core::CancelToken::Requested when cancelled.
Evaluation evaluate(const std::vector<SubjectImages>& subjects, const EvaluationOptions& options,
                    const core::CancelToken& cancel = {}, const core::ProgressSink& progress = {});

/// One row, of subject "mean", for each scale and method, in the order they first appear: plain means over the
/// subjects.
std::vector<EvaluationRow> meansOf(const std::vector<EvaluationRow>& rows);

}  // namespace glmamba::training
