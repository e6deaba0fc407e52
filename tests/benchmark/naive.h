// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

#include "inference/glmamba/network.h"

/// The operators and the network as one would first write them with LibTorch: what the benchmarks compare with.
namespace glmamba::naive {

/// As ops::selectiveScan() over the whole map: a loop over the tokens with a few tensor operations each.
torch::Tensor selectiveScan(const torch::Tensor& u, const torch::Tensor& projected, const torch::Tensor& deltaWeight,
                            const torch::Tensor& deltaBias, const torch::Tensor& A, const torch::Tensor& D,
                            bool quadrants);

/// As ops::deformConv2d(): samples of all taps in memory (im2col), then one product.
torch::Tensor deformConv2d(const torch::Tensor& input, const torch::Tensor& offset, const torch::Tensor& modulation,
                           const torch::Tensor& weight);

/// What Network::forward() gives as `sr`, for sides that are multiples of 4, from its parameters.
torch::Tensor superResolve(const Network& network, const torch::Tensor& lr, const torch::Tensor& reference);

}  // namespace glmamba::naive
