// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include "inference/training/random_numbers.h"
#include "inference/training/segmentation_data.h"

namespace glmamba::training {

/// Training examples of a segmentation.
struct SegmentationBatch {
  torch::Tensor images;   ///< {N, inputs, size, size}, as the network takes them
  torch::Tensor regions;  ///< {N, regions, size, size}: 1 inside, 0 outside
};

/// What examples are drawn.
struct ExampleOptions {
  int count = 4;
  int size = 192;             ///< pixels of a side
  double brightness = 0.2;    ///< largest share by which a contrast is stretched, and largest shift in its deviations
  double tumourShare = 0.67;  ///< of the examples, those of slices with a tumour
  double leaveOut = 0;        ///< how often a contrast is missing; one is always there
  double mismatch = 0;        ///< how often the tumour, or its core, is not seen bright in one of several contrasts
};

/// Draws slices: turned by up to 20°, stretched by up to a fifth, shifted, mirrored in all three axes, and changed in
/// brightness and contrast. A mismatch is what a T2-FLAIR mismatch is (Patel et al. 2017,
/// doi:10.1158/1078-0432.CCR-17-0560): a tumour that one contrast shows and another does not. `subjects` must not be
/// empty.
SegmentationBatch drawExamples(const std::vector<SegmentationSubject>& subjects,
                               const segmentation::Configuration& configuration, const ExampleOptions& options,
                               RandomNumbers& random);

/// {regions, H, W} from depths {H, W}: 1 where a voxel belongs to the region. {N, H, W} gives {N, regions, H, W}.
torch::Tensor regionsOf(const torch::Tensor& depths, const std::vector<std::string>& regions);

}  // namespace glmamba::training
