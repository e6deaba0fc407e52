// SPDX-License-Identifier: Apache-2.0
#include "inference/training/losses.h"

#include <torch/torch.h>

namespace glmamba::training {

namespace {

torch::Tensor edgeKernels(bool asPrinted) {
  const float corner = asPrinted ? 1.0F : -1.0F;
  return torch::tensor({0.0F,  -1.0F, 0.0F,  -1.0F, 4.0F,  -1.0F, 0.0F,  -1.0F, 0.0F,    //
                        -1.0F, 0.0F,  -1.0F, 0.0F,  4.0F,  0.0F,  -1.0F, 0.0F,  corner,  //
                        1.0F,  1.0F,  1.0F,  1.0F,  -8.0F, 1.0F,  1.0F,  1.0F,  1.0F})
      .view({3, 1, 3, 3});
}

}  // namespace

torch::Tensor edgeLoss(const torch::Tensor& sr, const torch::Tensor& hr, bool asPrinted) {
  const torch::Tensor edges = torch::conv2d(sr - hr, edgeKernels(asPrinted).to(sr.options()), {}, 1, 1);
  return edges.square().mean();  // of the three kernels' means: they have as many pixels each
}

torch::Tensor trainingLoss(const NetworkOutput& output, const torch::Tensor& hr, const torch::Tensor& reference,
                           const LossWeights& weights) {
  torch::Tensor loss = weights.image * torch::l1_loss(output.sr, hr);
  if (weights.reference > 0 && output.reference.defined())
    loss = loss + weights.reference * torch::l1_loss(output.reference, reference);
  if (weights.edge > 0) loss = loss + weights.edge * edgeLoss(output.sr, hr, weights.edgesAsPrinted);
  return loss;
}

torch::Tensor segmentationLoss(const torch::Tensor& logits, const torch::Tensor& regions, double diceWeight) {
  const torch::Tensor entropy = torch::binary_cross_entropy_with_logits(logits, regions);
  const torch::Tensor found = logits.sigmoid();
  const std::vector<std::int64_t> butRegions{0, 2, 3};
  // One more above and below: an empty batch divides by nothing otherwise.
  const torch::Tensor overlap =
      (2 * (found * regions).sum(butRegions) + 1) / (found.sum(butRegions) + regions.sum(butRegions) + 1);
  return (1 - diceWeight) * entropy + diceWeight * (1 - overlap).mean();
}

}  // namespace glmamba::training
