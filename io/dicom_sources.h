// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <gdcmDataSet.h>

#include "core/cancel_token.h"
#include "core/study.h"
#include "core/volume.h"
#include "io/dicom_header.h"
#include "io/stored_values.h"

namespace glmamba::io {

/// A slice of the target, with what a slice made from it takes over.
struct TargetSlice {
  SliceHeader header;
  gdcm::DataSet elements;
};

/// The target's plane of each slice of `sr`. Throws Error{gridMismatch} when one lies on none.
std::vector<int> planesOnTarget(const core::Volume& sr, const core::Series& target);

/// Where the first voxel of each slice of `sr` lies: as far from the target's slice as the grids say, so that a stack
/// with uneven spacing keeps its true positions. LPS mm.
std::vector<core::Vector3> positionsOnTarget(const core::Volume& sr, const core::Series& target,
                                             const std::vector<int>& planes, const std::vector<TargetSlice>& slices);
/// The target's own Image Orientation, empty when it would not pass as a DS.
std::string orientationText(const std::vector<TargetSlice>& slices);

/// Reads the headers of the chosen slices of a DICOM series.
std::vector<TargetSlice> readTarget(const core::Series& target, const std::vector<int>& planes,
                                    const core::CancelToken& cancel);
/// Reads the headers of all slices of a series, in the order of k; none for NIfTI.
std::vector<SliceHeader> readReference(const core::Series& reference, const core::CancelToken& cancel);

/// The range [first, last) of the reference's slices whose voxels slice k of `sr` is guided by.
struct SliceRange {
  int first = 0;
  int last = 0;
};
SliceRange referenceSlices(const core::Geometry& sr, int k, const core::Geometry& reference);

/// One scale for the series, close to that of the target's own stored values. With a gain when these use few of the 16
/// bits. Reads the pixels of the target's slices.
StoredScale scaleOfTarget(const std::vector<TargetSlice>& slices, const core::CancelToken& cancel);

/// The target's first display window, in the new stored values; nothing when it has none.
std::optional<StoredWindow> windowOfTarget(const TargetSlice& slice, const StoredScale& scale);

}  // namespace glmamba::io
