// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/inference/torch_and_catch.h"

/// The operators in double precision, transcribed from their formulas; Torch differentiates them. What every kernel is
/// tested against.
namespace glmamba::ops::reference {

struct ScanCase {
  std::int64_t batch, height, width, channels, rank, states;
};

/// Of selectiveScan(), in its order.
struct ScanArguments {
  torch::Tensor u, projected, deltaWeight, deltaBias, A, D;
  std::vector<torch::Tensor> all() const { return {u, projected, deltaWeight, deltaBias, A, D}; }
};
/// Leaves in double precision.
ScanArguments randomScanArguments(const ScanCase& c, std::uint64_t seed);
/// The recurrence, one token after another.
torch::Tensor selectiveScan(const ScanArguments& a, bool quadrants);

struct DeformCase {
  std::int64_t batch, in, out, height, width;
};

/// Of deformConv2d(), in its order.
struct DeformArguments {
  torch::Tensor input, offset, modulation, weight;
  std::vector<torch::Tensor> all() const { return {input, offset, modulation, weight}; }
};
/// Leaves in double precision, with offsets of up to `reach` pixels.
DeformArguments randomDeformArguments(const DeformCase& c, double reach);
/// The image is set in zeros wide enough for offsets of eight pixels, and its four neighbours are gathered by index.
torch::Tensor deformConv2d(const DeformArguments& a);

/// The same in another type and place: leaves of their own.
ScanArguments converted(const ScanArguments& a, const torch::TensorOptions& options);
DeformArguments converted(const DeformArguments& a, const torch::TensorOptions& options);

/// Largest difference, as a share of the largest expected magnitude.
double relativeDifference(const torch::Tensor& a, const torch::Tensor& b);

}  // namespace glmamba::ops::reference
