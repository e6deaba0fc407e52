// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "app/cli/accuracy.h"
#include "app/cli/run_options.h"
#include "core/study.h"
#include "io/deidentification.h"

namespace glmamba::cli {

/// Writes a result as a NIfTI file with its provenance beside it, or as a DICOM series into a new folder. Throws what
/// writeNifti() and exportSrSeries() throw; nothing is left behind then.
void writeResult(const engine::SuperResolutionResult& result, const RunInputs& inputs,
                 const std::filesystem::path& output, core::FileFormat format,
                 const std::optional<io::Deidentification>& deidentification);

/// What was measured against the truth; nothing without one, and a warning in `inputs` instead when no slice holds
/// enough of the head to be measured.
std::optional<Accuracy> measured(const engine::SuperResolutionResult& result, RunInputs& inputs,
                                 const engine::SliceRange& range);

}  // namespace glmamba::cli
