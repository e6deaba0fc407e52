// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

namespace glmamba::ops {

// What the network does pixel by pixel between its products, each in one or two passes over memory instead of one per
// operation. All float32 (on CUDA float16 and bfloat16 too), differentiable; one pass only where no gradient is asked
// for, the definition as Torch's operations otherwise. NaN of a pixel stays in the pixel, or reaches the whole image
// where maxima do.

/// d + m·sigmoid(d) with m taken from tokens of 2×2 pixels: `expanded` {N, h, w, 2·2·C}, row by row of the token, `d`
/// {N, C, 2h, 2w} in channels-last memory. Returns the shape and memory of `d`.
at::Tensor modulate(const at::Tensor& expanded, const at::Tensor& d);

/// layerNorm(y; weight, bias)·silu(z): `y` and `z` {N, H, W, C}, where z may be a slice of wider rows.
at::Tensor gatedNorm(const at::Tensor& y, const at::Tensor& weight, const at::Tensor& bias, double epsilon,
                     const at::Tensor& z);

/// Joins features t and r, {N, C, H, W} channels-last, by three maps summed with weights that each image chooses:
///
///     difference = t − r,  similarity = t·r,  complement = a·t + b·r,   (a, b) = softmax(attention·(t, r) + bias)
///     y = w₁ difference + w₂ similarity + w₃ complement,   w = softmax(weight·maxima + weightBias)
///
/// with each map's maxima over the image. `attention` {2, 2C}, `weight` {3, 3C}. Source: Ji et al., arXiv:2504.10105,
/// Eqs. 6–11.
at::Tensor fuse(const at::Tensor& t, const at::Tensor& r, const at::Tensor& attention, const at::Tensor& attentionBias,
                const at::Tensor& weight, const at::Tensor& weightBias);

}  // namespace glmamba::ops
