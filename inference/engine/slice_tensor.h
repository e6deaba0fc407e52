// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include "inference/engine/prepared_inputs.h"

namespace glmamba::engine {

/// Slice k of a volume and `neighbours` slices on either side of it as {1 + 2·neighbours, H, W}, a copy; beyond the
/// ends the outermost slice again.
torch::Tensor sliceTensor(const core::Volume& volume, int k, std::int64_t neighbours);

/// What a network is given of one slice: {1, 1 + 2·neighbours, H, W}, normalised.
struct NetworkInputs {
  torch::Tensor lr;
  torch::Tensor reference;
};
/// Slice k of what `inputs` holds.
NetworkInputs networkInputs(const PreparedInputs& inputs, int k, std::int64_t neighbours);

}  // namespace glmamba::engine
