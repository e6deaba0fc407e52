// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/training/subject_source.h"
#include "inference/training/training_subject.h"

namespace glmamba::training {

/// Reads and prepares the “train” and “validation” subjects. The images of the other subsets are read too, where they
/// are there, to see that no image stands in two subsets under different names. Throws core::Error naming the file or
/// subject; CancelToken::Requested when cancelled.
TrainingData readTrainingData(const SubjectSource& source, const Preparation& preparation,
                              const core::CancelToken& cancel = {}, const core::ProgressSink& progress = {});

}  // namespace glmamba::training
