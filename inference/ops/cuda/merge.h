// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::ops::cuda {

/// The sum of `planes` {P, N, H, W, C} over its first dimension; with `weight` defined, layerNorm(sum; weight,
/// bias)·silu(z) with z {N, H, W, C}, which may be a slice of wider rows. Rows as takesRows() says.
at::Tensor mergedNormGate(const at::Tensor& planes, const at::Tensor& weight, const at::Tensor& bias, double epsilon,
                          const at::Tensor& z);

}  // namespace glmamba::ops::cuda
