// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::engine {

/// Images {N, C, H, W} moved by `columns` and `rows` voxels, fractions too, in k-space: what leaves on one side comes
/// in on the other. Undone by the opposite shift, but for the highest line of an even size, of which real voxels keep
/// cos²(πd).
torch::Tensor shifted(const torch::Tensor& images, double columns, double rows);

}  // namespace glmamba::engine
