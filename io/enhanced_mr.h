// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdcmDataSet.h>

#include "io/sr_run.h"

namespace glmamba::io {

constexpr const char* kEnhancedMrImageStorage = "1.2.840.10008.5.1.4.1.1.4.1";

/// The super-resolved volume of a run as one Enhanced MR Image Storage object, frames in ascending position along the
/// normal. The run's target is Enhanced MR with evenly spaced slices. DICOM PS3.3, A.36. Throws Error{tooLarge} beyond
/// 4 GB.
gdcm::DataSet enhancedMrObject(const SrRun& run);

}  // namespace glmamba::io
