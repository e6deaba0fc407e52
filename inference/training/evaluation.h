#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/engine/model.h"
#include "inference/imaging/metrics.h"
#include "inference/training/split.h"

namespace glmamba::training {

/// One line of an evaluation table.
struct EvaluationRow {
  std::string subject;
  int scaleFactor = 0;
  std::string method;  ///< "zerofill", "bicubic", "glmamba"
  imaging::Metrics metrics;
  double seconds = 0;  ///< of the method alone
};

struct EvaluationOptions {
  std::vector<int> scaleFactors{2, 4};
  std::vector<std::string> methods{"zerofill", "bicubic", "glmamba"};
  std::optional<std::string> model;  ///< name or file; absent: the default of each scale
  engine::Device device = engine::Device::automatic;
  engine::Precision precision = engine::Precision::automatic;
};

/// Degrades each subject's target, restores it by each method and measures it against the original. Rows in the order
/// subject, scale, method. Throws core::Error, and core::CancelToken::Requested when cancelled.
std::vector<EvaluationRow> evaluate(const std::vector<SplitSubject>& subjects, const EvaluationOptions& options,
                                    const core::CancelToken& cancel = {}, const core::ProgressSink& progress = {});

/// One row, of subject "mean", for each scale and method, in the order they first appear: plain means over the
/// subjects.
std::vector<EvaluationRow> meansOf(const std::vector<EvaluationRow>& rows);

}  // namespace glmamba::training
