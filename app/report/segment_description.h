// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/engine/segmentation_card.h"
#include "io/segmentation.h"

namespace glmamba::report {

/// How a segmentation made by a model is told in DICOM: a segment for each of the model's regions that was found in
/// `labels`, which are depths of imaging::tumourRegions(). Throws Error{unsupported} when nothing was found.
io::SegmentationDescription segmentDescription(const engine::SegmentationCard& card, const core::Volume& labels,
                                               const std::string& programVersion);

}  // namespace glmamba::report
