// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/batch_case.h"

namespace glmamba::cli {

/// How a cohort stands, by the records on the disk.
struct BatchSummary {
  int done = 0;
  int failed = 0;
  int open = 0;      ///< neither
  std::string text;  ///< for the terminal: counts, means of what was measured, and what failed
};

/// Gathers the records of all cases, also those of other processes, into `cohort.csv` and `cohort.jsonl` in `output`,
/// each replaced in one step. Throws Error{cannotWrite}, CancelToken::Requested.
BatchSummary gatherBatch(const std::vector<BatchCase>& cases, const std::filesystem::path& output);

}  // namespace glmamba::cli
