// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::ops {

/// y = x · weightᵀ + bias, as torch::linear: `x` {…, K}, `weight` {M, K}, `bias` {M} or undefined; returns {…, M},
/// contiguous. float32, any strides, differentiable in all. Throws c10::Error when shapes do not fit.
///
/// On the CPU it shares the rows out by our own tasks: a BLAS that waits actively for its threads loses most of its
/// speed as soon as another program runs beside it. Sums do not depend on the count of threads. Factors are rounded to
/// factorType().
at::Tensor linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias = {});

}  // namespace glmamba::ops
