// SPDX-License-Identifier: Apache-2.0
#include "inference/training/patch_sampler.h"

#include <algorithm>

#include <torch/torch.h>

#include "inference/engine/slice_tensor.h"

namespace glmamba::training {

namespace {

// A crop whose centre has no tissue is drawn again, at most this often: borders should be seen too.
constexpr int kPlaceTries = 4;

}  // namespace

Batch PatchSampler::draw(const std::vector<TrainingSubject>& subjects, const CropOptions& crops) {
  const int size = crops.size;
  const bool fits = std::all_of(subjects.begin(), subjects.end(), [&](const TrainingSubject& s) {
    return s.hr->rows() >= size && s.hr->columns() >= size;
  });
  const TrainingSubject* drawn = nullptr;
  std::vector<torch::Tensor> lr, hr, reference;
  for (int n = 0; n < crops.count; ++n) {
    if (fits || drawn == nullptr) drawn = &m_random.anyOf(subjects);
    const TrainingSubject& subject = *drawn;
    const int height = std::min(size, subject.hr->rows()), width = std::min(size, subject.hr->columns());
    const int k = m_random.anyOf(subject.slices);
    int top = 0, left = 0;
    for (int attempt = 0; attempt < kPlaceTries; ++attempt) {
      top = m_random.below(subject.hr->rows() - height + 1);
      left = m_random.below(subject.hr->columns() - width + 1);
      if (subject.hr->at(left + width / 2, top + height / 2, k) != 0) break;
    }
    std::vector<std::int64_t> flips;
    for (const std::int64_t axis : {1, 2})
      if (m_random.below(2) == 1) flips.push_back(axis);
    const double targetGain = 1 + crops.brightness * (2 * m_random.uniform() - 1),
                 referenceGain = 1 + crops.brightness * (2 * m_random.uniform() - 1);
    const auto take = [&](const core::Volume& volume, std::int64_t neighbours, double gain) {
      const torch::Tensor slices = engine::sliceTensor(volume, k, neighbours);
      return torch::flip(slices.slice(1, top, top + height).slice(2, left, left + width), flips) * gain;
    };
    lr.push_back(take(*subject.lr, crops.neighbours, targetGain));
    hr.push_back(take(*subject.hr, 0, targetGain));
    reference.push_back(take(*subject.reference, crops.neighbours, referenceGain));
  }
  return {torch::stack(lr), torch::stack(hr), torch::stack(reference)};
}

}  // namespace glmamba::training
