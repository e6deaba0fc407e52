// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::ops {

/// Modulated deformable 3×3 convolution, stride 1, zero padding 1, one offset group.
///
///     y(p) = Σ_t w_t · m_t(p) · x(p + t + o_t(p)),   t over the nine taps, row by row
///
/// with x sampled bilinearly, zero outside. `input` {N, C, H, W}; `offset` {N, 18, H, W}, for each tap y then x, in
/// pixels; `modulation` {N, 9, H, W}; `weight` {Co, C, 3, 3}. Returns {N, Co, H, W} in channels-last memory. float32,
/// on CUDA also float16 and bfloat16; any strides (channels-last avoids a copy), differentiable in all inputs. Throws
/// c10::Error when shapes do not fit. Source: Zhu et al., Deformable ConvNets v2, arXiv:1811.11168, Eq. 1; Ji et al.,
/// arXiv:2504.10105, Eq. 5.
at::Tensor deformConv2d(const at::Tensor& input, const at::Tensor& offset, const at::Tensor& modulation,
                        const at::Tensor& weight);

}  // namespace glmamba::ops
