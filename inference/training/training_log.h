// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace glmamba::training {

/// A line of the log, after each validation.
struct TrainingLogLine {
  std::int64_t step = 0;
  double seconds = 0;       ///< of training so far, all runs of it together
  double learningRate = 0;  ///< of the last step
  double loss = 0;          ///< mean since the line before
  double score = 0;         ///< validation, moving average of the weights: dB, or Dice of a segmentation
  double baseline = 0;      ///< validation of what needs no network
};

/// The lines of a log, up to the first that is none; empty when there is no file.
std::vector<TrainingLogLine> readTrainingLog(const std::filesystem::path& csv);
/// Written atomically. Throws Error{cannotWrite}.
void writeTrainingLog(const std::vector<TrainingLogLine>& lines, const std::filesystem::path& csv);

}  // namespace glmamba::training
