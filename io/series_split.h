// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/parallel_slices.h"

namespace glmamba::io {

/// Slices that may become one volume, and what sets them apart within their series.
struct SliceGroup {
  ParallelSlices slices;
  std::string label;
  std::string warning = {};  ///< a sentence, or empty
};

/// The slices of a series by grid (matrix, spacing, orientation) and b-value.
std::vector<SliceGroup> groupsOfSeries(const ParallelSlices& slices);

/// Splits slices that repeat positions into volumes that don't: by what headers say, or else by the order of their
/// images. Nothing when neither gives as many volumes as there are repetitions.
std::optional<std::vector<SliceGroup>> splitRepetitions(const SliceGroup& group);

/// Sorted slices, cut where slices are missing: a volume across a gap would put all behind it in the wrong place.
std::vector<SliceGroup> splitAtGaps(const SliceGroup& group);

}  // namespace glmamba::io
