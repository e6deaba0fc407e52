// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba {

/// As ops::selectiveScan(), with the state's input discretised exactly (zero-order hold), as Eq. 2 has it:
///
///     h_l[n] = exp(Δ A[n]) h_{l−1}[n] + (exp(Δ A[n]) − 1)/A[n] · B_l[n] u_l
///
/// One token after the other in plain tensor operations: about a second for a map of 120×120 tokens.
at::Tensor exactSelectiveScan(const at::Tensor& u, const at::Tensor& projected, const at::Tensor& deltaWeight,
                              const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D, bool quadrants);

}  // namespace glmamba
