// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/perturbed_answers.h"

#include <iterator>

#include "inference/engine/network_answer.h"
#include "inference/engine/slice_tensor.h"
#include "inference/engine/subvoxel_shift.h"
#include "inference/imaging/contralateral.h"

namespace glmamba::engine {

static_assert(kOtherWays == kSymmetries + std::size(kShifts));

namespace {

/// {N, C, H, W} moved by one voxel along columns and rows; zeros come in.
torch::Tensor movedByOne(const torch::Tensor& image) {
  torch::Tensor moved = torch::zeros_like(image);
  const std::int64_t h = image.size(2), w = image.size(3);
  moved.slice(2, 1).slice(3, 1).copy_(image.slice(2, 0, h - 1).slice(3, 0, w - 1));
  return moved;
}

}  // namespace

PreparedInputs withMirroredReference(const SuperResolutionRequest& request, const ModelCard& card,
                                     const core::CancelToken& cancel) {
  SuperResolutionRequest opposite = request;
  opposite.reference = imaging::contralateral(*request.reference);
  return prepareInputs(opposite, card, cancel);
}

torch::Tensor alteredReferenceAnswers(const SuperResolutionRequest& request, const ModelCard& card,
                                      const PreparedInputs& mirrored, const SliceBatch& batch) {
  std::vector<torch::Tensor> others;
  for (const int k : batch.slices)
    others.push_back(networkInputs(mirrored, k, card.configuration.neighbours).reference);
  std::vector<torch::Tensor> answers;
  for (const torch::Tensor& reference :
       {torch::zeros_like(batch.reference), movedByOne(batch.reference), torch::cat(others).to(batch.lr.device())}) {
    answers.push_back(networkAnswer(request, batch.network, batch.lr, reference));
    batch.passDone();
  }
  return torch::cat(answers, 1);
}

torch::Tensor answersInOtherWays(const SliceBatch& batch) {
  std::vector<torch::Tensor> answers;
  const auto forward = [&](const torch::Tensor& lr, const torch::Tensor& reference) {
    const torch::Tensor sr = batch.network.forward(lr, reference).sr.to(torch::kFloat32);
    batch.passDone();
    return sr;
  };
  for (int symmetry = 0; symmetry < kSymmetries; ++symmetry)
    answers.push_back(turnedBack(forward(turned(batch.lr, symmetry), turned(batch.reference, symmetry)), symmetry));
  for (const Shift& by : kShifts)
    answers.push_back(
        shifted(forward(shifted(batch.lr, by.columns, by.rows), shifted(batch.reference, by.columns, by.rows)),
                -by.columns, -by.rows));
  return torch::cat(answers, 1);
}

}  // namespace glmamba::engine
