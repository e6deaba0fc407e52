// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run_result.h"

#include "app/cli/interruption.h"
#include "core/error.h"
#include "inference/engine/provenance_json.h"
#include "io/dicom_export.h"
#include "io/nifti_writer.h"

namespace glmamba::cli {

void writeResult(const engine::SuperResolutionResult& result, const RunInputs& inputs,
                 const std::filesystem::path& output, core::FileFormat format,
                 const std::optional<io::Deidentification>& deidentification) {
  const core::Series &target = inputs.pair.target.series, &reference = inputs.pair.reference.series;
  if (format == core::FileFormat::nifti)
    io::writeNifti(*result.sr, output,
                   engine::provenanceJson(result.provenance, target, reference, result.seconds, inputs.warnings));
  else
    io::exportSrSeries(*result.sr, target, reference, result.provenance, output, interruption(), {}, deidentification);
}

std::optional<Accuracy> measured(const engine::SuperResolutionResult& result, RunInputs& inputs,
                                 const engine::SliceRange& range) {
  if (!inputs.truth) return {};
  try {
    return accuracyOf(result, inputs.lr(), *inputs.truth->volume, range);
  } catch (const core::Error& error) {
    // The result itself is written and right: only its measure is missing.
    inputs.warnings.push_back(error.what());
    return {};
  }
}

}  // namespace glmamba::cli
