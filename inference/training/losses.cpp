#include "inference/training/losses.h"

#include <torch/torch.h>

namespace glmamba::training {

namespace {

torch::Tensor edgeKernels() {
  return torch::tensor({0,  -1, 0,  -1, 4,  -1, 0,  -1, 0,   //
                        -1, 0,  -1, 0,  4,  0,  -1, 0,  -1,  //
                        1,  1,  1,  1,  -8, 1,  1,  1,  1},
                       torch::kFloat)
      .view({3, 1, 3, 3});
}

}  // namespace

torch::Tensor edgeLoss(const torch::Tensor& sr, const torch::Tensor& hr) {
  const torch::Tensor edges = torch::conv2d(sr - hr, edgeKernels().to(sr.options()), {}, 1, 1);
  return edges.square().mean();  // of the three kernels' means: they have as many pixels each
}

torch::Tensor trainingLoss(const NetworkOutput& output, const torch::Tensor& hr, const torch::Tensor& reference) {
  return 0.7 * torch::l1_loss(output.sr, hr) + 0.3 * torch::l1_loss(output.reference, reference) +
         0.1 * edgeLoss(output.sr, hr);
}

}  // namespace glmamba::training
