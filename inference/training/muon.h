// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/optim/adamw.h>

namespace glmamba::training {

/// Whether `weight` maps many features to many: {rows, …}, the rest taken as columns, or {matrices, rows, columns},
/// with at least 16 rows and columns.
bool isFeatureMatrix(const torch::Tensor& weight);

/// The nearest matrix with orthonormal rows (or columns, where there are fewer), about: singular values come to
/// 0.7 … 1.2 by five Newton–Schulz steps of the fifth order. {…, rows, columns} → the same.
torch::Tensor orthogonalised(const torch::Tensor& matrix);

/// Muon (Jordan et al., 2024): feature matrices move along their orthogonalised momentum, everything else as AdamW has
/// it. A step is 0.2·√max(rows, columns) long, which makes one learning rate right for both (Liu et al.,
/// arXiv:2502.16982, section 2.2). Parameters without a gradient stay as they are; after a step, the feature matrices'
/// gradients are undefined.
class Muon : public torch::optim::AdamW {
 public:
  using torch::optim::AdamW::AdamW;
  torch::Tensor step(LossClosure closure = nullptr) override;

 private:
  void takeOrthogonalStep(torch::Tensor weight, const torch::optim::AdamWOptions& options);
};

}  // namespace glmamba::training
