// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "inference/engine/segmentation_model.h"
#include "inference/imaging/lesions.h"
#include "inference/training/evaluation.h"
#include "inference/training/subject_source.h"

namespace glmamba::training {

/// One region found in one image of one subject, against the expert's labels.
struct OverlapRow {
  std::string subject;
  int scaleFactor = 1;  ///< by which the target was degraded; 1: the original
  std::string image;    ///< "hr", or the method that restored it
  std::string region;
  imaging::Overlap overlap;
  double seconds = 0;  ///< of the segmentation
};

/// Segments each subject's target as it is, and degraded and restored by each method of `options`, as the GLMamba
/// paper's Table 5 does; other contrasts that the model takes stay as they are. Subjects without labels are left out;
/// throws Error{badValue} when none has any, and what evaluate() throws.
std::vector<OverlapRow> evaluateSegmentation(const std::vector<SubjectImages>& subjects, const Contrasts& contrasts,
                                             const EvaluationOptions& options, engine::SegmentationModel& model,
                                             const core::CancelToken& cancel = {},
                                             const core::ProgressSink& progress = {});

}  // namespace glmamba::training
