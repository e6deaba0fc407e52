// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::ops {

/// Convolution as torch::conv2d, zero-padded: `input` {N, C, H, W}, `weight` {M, C, K, K}, `bias` {M}. float32, any
/// strides (channels-last avoids a copy), differentiable.
///
/// Where no gradient is asked for, on the CPU, it is one product per row of the weights: K neighbouring pixels of a
/// channels-last image already lie side by side as a row of a matrix. Returns channels-last memory then. Sums do not
/// depend on the count of threads. Factors are rounded to factorType().
at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias, std::int64_t stride,
                       std::int64_t padding);

}  // namespace glmamba::ops
