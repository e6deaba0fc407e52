// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/batch_manifest.h"
#include "app/cli/run_options.h"
#include "io/deidentification.h"

namespace glmamba::cli {

/// What is the same for all cases of a cohort.
struct BatchSettings {
  RunOptions run;                ///< without images
  std::filesystem::path output;  ///< each case has a folder of its name there
  core::FileFormat format = core::FileFormat::nifti;
  std::optional<io::Deidentification> deidentification;
  std::string deidentificationChoice;  ///< what of it shapes the files, as text
};

/// The record of a case: `case.json` in its folder, an object on one line once it is printed. `status` is "done" or
/// "failed"; it holds no path of an input and nothing of a patient but what the manifest calls the case.
using CaseRecord = nlohmann::ordered_json;

/// The record on the disk; nothing when there is none, or one that can't be read.
std::optional<CaseRecord> storedRecord(const std::filesystem::path& output, const std::string& name);

/// How it went: the record with the status "done", "failed", or "skipped" for a case that was done before, and nothing
/// when another process is at it.
///
/// A case is done when its record says so, was made from the same bytes (inputs, weights, program) and choices, and the
/// result is still what was written. A record is written after its result, and taken away before the next one is
/// written: a killed program leaves a case that is not done. Fails within the record; throws Error{cannotWrite} when
/// that can't be written, and CancelToken::Requested.
std::optional<CaseRecord> runCase(const BatchCase& one, const BatchSettings& settings, engine::Model& model);

}  // namespace glmamba::cli
