// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <torch/torch.h>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/volume.h"
#include "inference/engine/segmentation_model.h"
#include "inference/segmentation/swin_unet.h"

namespace glmamba::engine {

/// The part of SegmentationModel that knows Torch.
struct SegmentationModel::Implementation {
  SegmentationCard card;
  segmentation::SwinUnet network;  ///< in evaluation mode, on `device`
  torch::Device device;
};

/// Slice k of each contrast with its neighbours, {contrasts · (1 + 2·neighbours), H, W}: what the network is given. A
/// contrast that is missing (null) is 0 everywhere.
torch::Tensor segmentationInput(const std::vector<core::VolumePtr>& images, int k, std::int64_t neighbours);

/// Probabilities of each region on slices [first, last) of the images: {regions, slices, H, W}. Throws
/// CancelToken::Requested when cancelled; asked once a slice.
torch::Tensor regionProbabilities(segmentation::SwinUnetImpl& network, const std::vector<core::VolumePtr>& images,
                                  int first, int last, const core::CancelToken& cancel = {},
                                  const core::ProgressSink& progress = {});

}  // namespace glmamba::engine
