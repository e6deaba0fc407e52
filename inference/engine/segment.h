// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/outcome.h"
#include "core/progress_sink.h"
#include "inference/engine/segmentation_inputs.h"
#include "inference/engine/segmentation_model.h"

namespace glmamba::engine {

struct SegmentationRequest {
  ImagesByContrast images;  ///< those that are there; the first of the model's contrasts gives the grid
  int first = 0;            ///< slices [first, last) of that image; a negative `last` is its end
  int last = -1;
};

struct SegmentationResult {
  /// On the grid of the image that was segmented (its slices asked for): 0, or the depth of the innermost of
  /// imaging::tumourRegions() that a voxel belongs to.
  core::VolumePtr labels;
  std::vector<std::string> contrasts;  ///< that were used
  std::vector<std::string> warnings;
  double seconds = 0;
};

/// Segments the images: probabilities slice by slice, from the card's threshold on, without pieces that are smaller
/// than the card says. Pure: no state but the model's weights. Never throws.
core::Outcome<SegmentationResult> segment(const SegmentationRequest& request, SegmentationModel& model,
                                          const core::CancelToken& cancel = {},
                                          const core::ProgressSink& progress = {});

/// Labels from probabilities of nested regions, {regions} volumes on one grid: `thresholds` and `smallestComponents` as
/// in SegmentationCard. A region ends where the one around it does.
core::VolumePtr labelsFromProbabilities(const std::vector<core::VolumePtr>& probabilities,
                                        const std::vector<std::string>& regions, const std::vector<double>& thresholds,
                                        const std::vector<double>& smallestComponents);

}  // namespace glmamba::engine
