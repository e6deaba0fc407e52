// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "core/volume.h"
#include "inference/engine/super_resolve.h"
#include "inference/imaging/metrics.h"

namespace glmamba::cli {

/// How near a result, and what interpolation alone gives, are to the truth.
struct Accuracy {
  imaging::Metrics sr;
  imaging::Metrics zerofill;
};

/// Measures the slices `range` that `result` holds. Both are normalised by the maximum of the whole of `truth`, so that
/// a few slices are measured as they would be within all. `lr` is the target as measured. Throws what
/// imaging::measure() throws.
Accuracy accuracyOf(const engine::SuperResolutionResult& result, const core::Volume& lr, const core::Volume& truth,
                    const engine::SliceRange& range);

/// Throws Error{gridMismatch} that names both grids and the file when `truth` is not on `grid`.
void requireTruthOnGrid(const core::Geometry& truth, const std::string& fileName, const core::Geometry& grid);

}  // namespace glmamba::cli
