// SPDX-License-Identifier: Apache-2.0
#include "inference/training/validation.h"

#include <algorithm>

#include <torch/torch.h>

#include "inference/engine/slice_tensor.h"
#include "inference/imaging/metrics.h"

namespace glmamba::training {

ValidationScore validate(RestorationNetwork& network, const std::vector<TrainingSubject>& subjects,
                         int slicesPerSubject, std::int64_t neighbours, const core::CancelToken& cancel) {
  torch::NoGradGuard noGradients;
  network.eval();
  const torch::Device device = network.parameters().front().device();
  ValidationScore score;
  int count = 0;
  for (const TrainingSubject& subject : subjects) {
    const double range = core::voxelRange(*subject.hr).highest;
    const int available = static_cast<int>(subject.slices.size()), used = std::min(slicesPerSubject, available);
    for (int n = 0; n < used; ++n, ++count) {
      cancel.throwIfCancelled();
      const int k = subject.slices[static_cast<std::size_t>((2 * n + 1) * available / (2 * used))];
      const auto image = [&](const core::Volume& volume) {
        return engine::sliceTensor(volume, k, neighbours).unsqueeze(0).to(device);
      };
      const torch::Tensor sr =
          network.forward(image(*subject.lr), image(*subject.reference)).sr.to(torch::kCPU).contiguous();
      const std::size_t size = subject.hr->sliceSize();
      if (n == used / 2) {
        const core::VolumePtr truth = core::slices(*subject.hr, k, k + 1);
        const auto* values = sr.data_ptr<float>();
        score.slices.push_back({core::slices(*subject.lr, k, k + 1), core::slices(*subject.reference, k, k + 1),
                                core::makeVolume(truth->geometry(), {values, values + size}), truth});
      }
      score.score += imaging::psnr(sr.data_ptr<float>(), subject.hr->slice(k), size, range);
      score.baseline += imaging::psnr(subject.lr->slice(k), subject.hr->slice(k), size, range);
    }
  }
  network.train();
  score.score /= std::max(1, count);
  score.baseline /= std::max(1, count);
  return score;
}

}  // namespace glmamba::training
