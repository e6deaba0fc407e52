// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/network_answer.h"

#include <torch/torch.h>

#include "core/error.h"
#include "inference/engine/data_consistency.h"

namespace glmamba::engine {

torch::Tensor turned(const torch::Tensor& image, int symmetry) {
  return torch::rot90(symmetry >= 4 ? image.flip(3) : image, symmetry % 4, {2, 3}).contiguous();
}

torch::Tensor turnedBack(const torch::Tensor& image, int symmetry) {
  const torch::Tensor back = torch::rot90(image, -(symmetry % 4), {2, 3});
  return symmetry >= 4 ? back.flip(3) : back;
}

torch::Tensor networkAnswer(const SuperResolutionRequest& request, glmamba::RestorationNetwork& network,
                            const torch::Tensor& lr, const torch::Tensor& reference) {
  if (!request.ensemble) return network.forward(lr, reference).sr;
  torch::Tensor sum;
  for (int symmetry = 0; symmetry < kSymmetries; ++symmetry) {
    const torch::Tensor sr =
        turnedBack(network.forward(turned(lr, symmetry), turned(reference, symmetry)).sr, symmetry);
    sum = sum.defined() ? sum + sr : sr;
  }
  return sum / kSymmetries;
}

std::vector<float> finishedSlice(const SuperResolutionRequest& request, const ModelCard& card,
                                 const PreparedInputs& inputs, int slice, const torch::Tensor& sr) {
  const auto count = static_cast<std::int64_t>(inputs.interpolated->sliceSize());
  if (sr.numel() != count || !torch::isfinite(sr).all().item<bool>())
    throw core::Error(core::ErrorCode::badModel,
                      "The model " + card.nameAndVersion() +
                          " gave values that are not numbers: its weights do not suit these images.");
  const torch::Tensor whole = sr.contiguous();
  const auto* values = whole.data_ptr<float>();
  if (!request.dataConsistency && !card.dataConsistency) return {values, values + count};
  const int k = slice + inputs.slices.first - inputs.held.first;
  const core::Volume image(inputs.interpolated->geometry().slices(k, k + 1), {values, values + count});
  return withMeasuredBand(image, *core::slices(*inputs.lr, k, k + 1), card.scaleFactor)->voxels();
}

}  // namespace glmamba::engine
