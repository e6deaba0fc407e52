// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <torch/types.h>

#include "inference/engine/prepared_inputs.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::engine {

/// The square's symmetries: quarter turns, and the same mirrored.
constexpr int kSymmetries = 8;
/// Symmetry 0–7 of {N, C, H, W}; 0 leaves it as it is.
torch::Tensor turned(const torch::Tensor& image, int symmetry);
/// What turned() did, undone.
torch::Tensor turnedBack(const torch::Tensor& image, int symmetry);

/// What the network makes of a batch as `request` asks: one pass, or the mean over the symmetries. {n, 1, H, W}.
torch::Tensor networkAnswer(const SuperResolutionRequest& request, glmamba::RestorationNetwork& network,
                            const torch::Tensor& lr, const torch::Tensor& reference);

/// A slice {H, W} of the network's answer, in the target's units: checked, and made consistent with the measured data
/// where the request or the card asks for that. `slice` of the asked range. Throws Error{badModel} for values that are
/// not numbers.
std::vector<float> finishedSlice(const SuperResolutionRequest& request, const ModelCard& card,
                                 const PreparedInputs& inputs, int slice, const torch::Tensor& sr);

}  // namespace glmamba::engine
