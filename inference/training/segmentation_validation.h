// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/segmentation/swin_unet.h"
#include "inference/training/segmentation_data.h"

namespace glmamba::training {

/// What a segmentation's probabilities are cut by, and the Dice that comes of it.
struct SegmentationCut {
  std::vector<double> thresholds;          ///< by region
  std::vector<double> smallestComponents;  ///< by region, ml
  double dice = 0;                         ///< mean over subjects, of all regions' voxels together
};

/// The best threshold of each region over `slicesPerSubject` evenly spread slices of each subject, pieces of any size.
/// Throws CancelToken::Requested when cancelled.
SegmentationCut bestThreshold(segmentation::SwinUnetImpl& network, const std::vector<SegmentationSubject>& subjects,
                              int slicesPerSubject, const core::CancelToken& cancel);

/// The best threshold and smallest component of each region over whole volumes; of equally good ones the middle of the
/// thresholds and the smallest size.
SegmentationCut bestCut(segmentation::SwinUnetImpl& network, const std::vector<SegmentationSubject>& subjects,
                        const core::CancelToken& cancel);

/// What needs no network: the mean over subjects of the Dice of the outermost region and the best threshold on the
/// image itself, over the same slices.
double thresholdBaseline(const std::vector<SegmentationSubject>& subjects, const std::string& region,
                         int slicesPerSubject);

}  // namespace glmamba::training
