// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/training/segmentation_data.h"
#include "inference/training/training_log.h"
#include "inference/training/training_options.h"
#include "inference/training/training_subject.h"
#include "inference/training/validated_slice.h"

namespace glmamba::training {

/// What there is to tell after each validation.
struct TrainingReport {
  std::vector<TrainingLogLine> log;    ///< from the first step on; the last line is this validation
  std::vector<ValidatedSlice> slices;  ///< to look at
  bool best = false;                   ///< so far; the model was written
};

struct TrainingResult {
  std::string model;              ///< its name
  std::filesystem::path weights;  ///< the best by validation
  std::int64_t steps = 0;
  double seconds = 0;    ///< of training, all runs of it together
  bool stopped = false;  ///< asked to stop early; `resume` goes on
};

/// Trains a network on `data.training` and keeps the weights that do best on `data.validation`: `<name>.safetensors`
/// and `<name>.json` in the output folder, beside `checkpoint.pt`, `log.csv` and the options as `training.json`. A
/// request to cancel ends it cleanly after the step at hand, with a checkpoint. Reproducible from the seed for a given
/// count of threads, also when stopped and resumed. Throws core::Error: options or data that can't be used, an output
/// folder in use (give `resume`), a full disk.
TrainingResult train(const TrainingOptions& options, const TrainingData& data, const core::CancelToken& cancel = {},
                     const core::ProgressSink& progress = {},
                     const std::function<void(const TrainingReport&)>& report = {});

/// The same for a segmentation.
TrainingResult train(const TrainingOptions& options, const SegmentationData& data, const core::CancelToken& cancel = {},
                     const core::ProgressSink& progress = {},
                     const std::function<void(const TrainingReport&)>& report = {});

}  // namespace glmamba::training
