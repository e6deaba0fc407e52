// SPDX-License-Identifier: Apache-2.0
#include "app/cli/accuracy.h"

#include <algorithm>

#include "core/error.h"
#include "inference/imaging/kspace.h"

namespace glmamba::cli {

namespace {

// NIfTI keeps positions in single precision: 10⁻⁵ mm; headers written with two decimals are met by this.
constexpr double kGridToleranceMm = 1e-2;

/// `part`, from slice `first` on, in an otherwise empty image on the grid of `whole`.
core::Volume placedIn(const core::Volume& whole, const core::Volume& part, int first) {
  std::vector<float> voxels(whole.voxels().size());
  std::copy(part.voxels().begin(), part.voxels().end(),
            voxels.begin() + static_cast<std::ptrdiff_t>(first * whole.sliceSize()));
  return {whole.geometry(), std::move(voxels)};
}

}  // namespace

void requireTruthOnGrid(const core::Geometry& truth, const std::string& fileName, const core::Geometry& grid) {
  if (truth.sameGrid(grid, kGridToleranceMm)) return;
  throw core::Error(core::ErrorCode::gridMismatch, fileName + " (" + truth.describe() +
                                                       ") is not on the grid of the result (" + grid.describe() +
                                                       "): give the image that the low-resolution one was made from.");
}

Accuracy accuracyOf(const engine::SuperResolutionResult& result, const core::Volume& lr, const core::Volume& truth,
                    const engine::SliceRange& range) {
  const auto measured = [&](const core::Volume& part) {
    return imaging::measure(truth, placedIn(truth, part, range.first), range.first, range.last);
  };
  const core::VolumePtr zerofill =
      imaging::zeroFill(*core::slices(lr, range.first, range.last), truth.columns(), truth.rows());
  return {measured(*result.sr), measured(*zerofill)};
}

}  // namespace glmamba::cli
