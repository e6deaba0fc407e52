// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/segmentation/configuration.h"
#include "inference/training/subject_source.h"

namespace glmamba::training {

/// One subject ready to learn a segmentation from: all volumes on one grid.
struct SegmentationSubject {
  std::string id;
  std::vector<core::VolumePtr>
      images;                     ///< by the configuration's contrasts, as engine::segmentationInputs() makes them
  core::VolumePtr depths;         ///< the expert's: 0, or the depth in the tumour (imaging::TumourRegion)
  std::vector<int> slices;        ///< filledSlices() of the first image there is
  std::vector<int> tumourSlices;  ///< of these, those with a tumour
};

struct SegmentationData {
  std::vector<SegmentationSubject> training;
  std::vector<SegmentationSubject> validation;
};

/// Brings a subject's images to one grid of `spacing` mm in plane. `images` by contrast. Throws core::Error when there
/// is nothing to learn from; CancelToken::Requested when cancelled.
SegmentationSubject prepareSegmentationSubject(const std::string& id,
                                               const std::map<std::string, core::VolumePtr>& images,
                                               const core::VolumePtr& depths,
                                               const segmentation::Configuration& configuration, double spacing,
                                               const core::CancelToken& cancel = {});

/// As readTrainingData(), of the subjects that have labels.
SegmentationData readSegmentationData(const SubjectSource& source, const segmentation::Configuration& configuration,
                                      double spacing, const core::CancelToken& cancel = {},
                                      const core::ProgressSink& progress = {});

}  // namespace glmamba::training
