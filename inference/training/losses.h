#pragma once

#include <torch/types.h>

#include "inference/glmamba/network.h"

namespace glmamba::training {

/// Contrastive edge loss: ⅓ Σ_i mean((E_i∗sr − E_i∗hr)²) over three Laplacian-like kernels; {N, 1, H, W}, scalar.
/// Source: Ji et al., arXiv:2504.10105, Eqs. 13–14, with E2's last corner −1 so that its sum is 0 like the others'.
torch::Tensor edgeLoss(const torch::Tensor& sr, const torch::Tensor& hr);

/// 0.7·L1(SR, HR) + 0.3·L1(RecRef, Ref) + 0.1·edgeLoss(SR, HR), Eqs. 12 and 15.
torch::Tensor trainingLoss(const NetworkOutput& output, const torch::Tensor& hr, const torch::Tensor& reference);

}  // namespace glmamba::training
