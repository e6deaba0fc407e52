// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tuple>

#include <torch/types.h>

/// The operators on CUDA tensors: LibTorch's side of the kernels' launches. On the current stream of the tensors'
/// device, asynchronous. Maps are float32, float16 or bfloat16; sums, states and Δ are float32. Shapes were checked
/// before. Gradients are made in float32, sums over images by atomic additions: the last digits may differ between
/// runs. Throw c10::Error for types and sizes that the kernels do not take.
namespace glmamba::ops::cuda {

/// As glmamba::selective_scan: y, and with `keepStates` {N, tiles, S, D} for the backward pass.
std::tuple<at::Tensor, at::Tensor> selectiveScan(const at::Tensor& u, const at::Tensor& projected,
                                                 const at::Tensor& deltaWeight, const at::Tensor& deltaBias,
                                                 const at::Tensor& A, const at::Tensor& D, bool quadrants,
                                                 bool keepStates);
std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor> selectiveScanBackward(
    const at::Tensor& gradient, const at::Tensor& states, const at::Tensor& u, const at::Tensor& projected,
    const at::Tensor& deltaWeight, const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D,
    bool quadrants);

/// As glmamba::deform_conv2d. A part of the samples that fits the second-level cache is gathered, then multiplied by
/// cuBLAS, part by part.
at::Tensor deformConv2d(const at::Tensor& input, const at::Tensor& offset, const at::Tensor& modulation,
                        const at::Tensor& weight);
std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor> deformConv2dBackward(const at::Tensor& gradient,
                                                                                const at::Tensor& input,
                                                                                const at::Tensor& offset,
                                                                                const at::Tensor& modulation,
                                                                                const at::Tensor& weight);

/// Whether the one-pass kernels below take rows of so many channels.
bool takesRows(const at::Tensor& t, std::int64_t channels);
/// As ops::gatedScan(), ops::gatedNorm(), ops::modulate() and ops::fuse(), without gradients, where takesRows().
at::Tensor gatedScan(const at::Tensor& u, const at::Tensor& projected, const at::Tensor& deltaWeight,
                     const at::Tensor& deltaBias, const at::Tensor& A, const at::Tensor& D, bool quadrants,
                     const at::Tensor& weight, const at::Tensor& bias, double epsilon, const at::Tensor& z);
at::Tensor gatedNorm(const at::Tensor& y, const at::Tensor& weight, const at::Tensor& bias, double epsilon,
                     const at::Tensor& z);
at::Tensor modulate(const at::Tensor& expanded, const at::Tensor& d);
at::Tensor fuse(const at::Tensor& t, const at::Tensor& r, const at::Tensor& attention, const at::Tensor& attentionBias,
                const at::Tensor& weight, const at::Tensor& weightBias);

}  // namespace glmamba::ops::cuda
