// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "app/model/run.h"

namespace glmamba::app {

/// A complete result that is only in a file.
struct StoredResult {
  std::filesystem::path file;  ///< NIfTI, or the folder of a DICOM series
  RunSettings settings;
  RunRecord record;
};

/// Reads a stored result back beside the pair that it was made from; the interpolated image and the error map are made
/// anew. Throws what reading throws, and Error{gridMismatch} when it does not lie on the pair's grid.
Result readResult(const StoredResult& stored, const PairImages& images, const JobContext& context);

}  // namespace glmamba::app
