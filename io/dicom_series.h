// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "io/dicom_header.h"
#include "io/scan.h"

namespace glmamba::io {

/// Sorts slices into studies, series and volumes; what makes no volume becomes a warning.
///
/// Slices of one Series Instance UID belong to one volume when matrix, pixel spacing, orientation and b-value agree and
/// each position along the normal occurs once. A series that holds a position several times is split by what tells the
/// repetitions apart (kind of image, echo, time), or refused. Where slices are missing it is split at the gap.
std::vector<core::Study> studiesFromSlices(const std::vector<SliceHeader>& slices, std::vector<FileWarning>& warnings);

/// The study that a slice belongs to, without series.
core::Study studyOf(const SliceHeader& slice);

}  // namespace glmamba::io
