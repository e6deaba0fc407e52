// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/geometry.h"
#include "io/dicom_header.h"

namespace glmamba::io {

/// Slices of one orientation that lie, or may lie, one behind another.
using ParallelSlices = std::vector<const SliceHeader*>;

/// How often the most frequent position occurs: 1 in a volume. Positions count as one within 0.01 mm.
std::size_t largestRepetition(const ParallelSlices& slices);

/// Whether both stacks have slices at the same positions.
bool samePositions(const ParallelSlices& a, const ParallelSlices& b);

/// From the first to the last along the normal: right-handed with rows and columns.
void sortByDepth(ParallelSlices& slices);

/// Distances between neighbours of sorted slices along the normal, in mm.
std::vector<double> stepsOf(const ParallelSlices& slices);

/// The grid of sorted slices. Appends to `warnings` what is not quite regular.
core::Geometry geometryOf(const ParallelSlices& slices, std::vector<std::string>& warnings);

}  // namespace glmamba::io
