// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include "inference/glmamba/restoration_network.h"

namespace glmamba::training {

/// The weights of the parts of the training loss; the defaults are the paper's.
struct LossWeights {
  double image = 0.7;
  double reference = 0.3;
  double edge = 0.1;
  bool edgesAsPrinted = false;
};

/// Contrastive edge loss: ⅓ Σ_i mean((E_i∗sr − E_i∗hr)²) over three Laplacian-like kernels; {N, 1, H, W}, scalar.
/// Source: Ji et al., arXiv:2504.10105, Eqs. 13–14, with E2's last corner −1 so that its sum is 0 like the others', or
/// `asPrinted` with +1.
torch::Tensor edgeLoss(const torch::Tensor& sr, const torch::Tensor& hr, bool asPrinted = false);

/// image·L1(SR, HR) + reference·L1(RecRef, Ref) + edge·edgeLoss(SR, HR), Eqs. 12 and 15. A part of weight 0 costs
/// nothing; a network that makes no RecRef has no part of it.
torch::Tensor trainingLoss(const NetworkOutput& output, const torch::Tensor& hr, const torch::Tensor& reference,
                           const LossWeights& weights = {});

/// (1 − diceWeight) · cross-entropy + diceWeight · (1 − soft Dice), the mean over regions; `logits` and `regions` (0 or
/// 1) {N, regions, H, W}. Overlaps are summed over the whole batch, so that a slice without a tumour is no special
/// case.
torch::Tensor segmentationLoss(const torch::Tensor& logits, const torch::Tensor& regions, double diceWeight);

}  // namespace glmamba::training
