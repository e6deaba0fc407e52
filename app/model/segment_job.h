// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/model/job_runner.h"
#include "app/model/layout.h"
#include "app/model/pause_gate.h"
#include "core/study.h"
#include "inference/engine/segment.h"

namespace glmamba::app {

/// An image in which a tumour is to be found.
struct SegmentRequest {
  Image image = Image::sr;
  std::string imageName;                        ///< "SR ×2  T2"
  std::string contrast;                         ///< of the image, as in model cards; empty: unknown
  engine::ImagesByContrast more;                ///< further contrasts that are in memory, for models that take them
  std::map<std::string, core::Series> further;  ///< and that are not: read for models that take them
  core::VolumePtr volume;
  std::string model = {};  ///< its name; empty: the default for the image alone, so that masks of several compare
  engine::Device device = engine::Device::automatic;
};
struct SegmentAnswer {
  Image image = Image::sr;
  std::string imageName;
  core::VolumePtr labels;  ///< on the image's grid: depths of imaging::tumourRegions()
  engine::SegmentationCard card;
  std::vector<std::string> contrasts;  ///< that were used
  std::string device;
  double seconds = 0;
  std::vector<std::string> warnings;
};

/// The job of a segmentation, on the inference thread. Throws core::Error, also for an
/// image of a contrast that the model does not take.
core::Outcome<SegmentAnswer> segmentImage(const SegmentRequest& request, const PauseGate& gate,
                                          const JobContext& context);

}  // namespace glmamba::app
