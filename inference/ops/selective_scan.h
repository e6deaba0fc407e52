// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::ops {

/// Two-dimensional selective scan (SS2D): a state-space model run over a token map in four directions, summed.
///
/// Per direction k and channel d, over the tokens l in that direction's order (scan_order.h):
///
///     Δ = softplus(Σ_r deltaWeight[k,d,r] · r_l[r] + deltaBias[k,d])
///     h_l[n] = exp(Δ A[k,d,n]) h_{l−1}[n] + Δ B_l[n] u_l
///     y_l = Σ_n C_l[n] h_l[n] + D[k,d] u_l
///
/// `u` {N, H, W, D}; `projected` {N, H, W, 4·(R+2S)}: for each direction R values of r, S of B, S of C; `deltaWeight`
/// {4, D, R}; `deltaBias` {4, D}; `A` {4, D, S}, negative; `D` {4, D}. With `quadrants` each quarter of the map is
/// scanned by itself with the same weights. Returns {N, H, W, D}. float32, on CUDA also float16 and bfloat16 maps; any
/// strides, differentiable in all but `quadrants`. The state starts at 0 and is held in float32. On CUDA R may be 16 at
/// most. Throws c10::Error when shapes do not fit. Source: Ji et al., arXiv:2504.10105, Eqs. 1–4; discretisation
/// B̄ = ΔB as in Gu and Dao, arXiv:2312.00752.
at::Tensor selectiveScan(const at::Tensor& u, const at::Tensor& projected, const at::Tensor& deltaWeight,
                         const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D, bool quadrants);

/// layerNorm(selectiveScan(…); weight, bias)·silu(z), as gatedNorm() of pointwise.h gives it. On CUDA without gradients
/// the four directions are added up, normalised and gated in one pass.
at::Tensor gatedScan(const at::Tensor& u, const at::Tensor& projected, const at::Tensor& deltaWeight,
                     const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D, bool quadrants,
                     const at::Tensor& weight, const at::Tensor& bias, double epsilon, const at::Tensor& z);

}  // namespace glmamba::ops
