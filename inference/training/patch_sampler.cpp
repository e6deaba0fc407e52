#include "inference/training/patch_sampler.h"

#include <algorithm>
#include <sstream>

#include <torch/torch.h>

namespace glmamba::training {

namespace {

// A crop whose centre has no tissue is drawn again, at most this often: borders should be seen too.
constexpr int kPlaceTries = 4;

torch::Tensor crop(const core::Volume& volume, int k, int top, int left, int height, int width) {
  const auto slice =
      torch::from_blob(const_cast<float*>(volume.slice(k)), {volume.rows(), volume.columns()}, torch::kFloat);
  return slice.slice(0, top, top + height).slice(1, left, left + width);
}

}  // namespace

// Not std::uniform_int_distribution: its numbers differ between libraries.
int PatchSampler::below(int limit) { return static_cast<int>(uniform() * limit); }
double PatchSampler::uniform() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }

const TrainingSubject& PatchSampler::anyOf(const std::vector<TrainingSubject>& subjects) {
  return subjects[static_cast<std::size_t>(below(static_cast<int>(subjects.size())))];
}

Batch PatchSampler::draw(const std::vector<TrainingSubject>& subjects, int count, int size, double brightness) {
  const bool fits = std::all_of(subjects.begin(), subjects.end(), [&](const TrainingSubject& s) {
    return s.hr->rows() >= size && s.hr->columns() >= size;
  });
  const TrainingSubject* drawn = nullptr;
  std::vector<torch::Tensor> lr, hr, reference;
  for (int n = 0; n < count; ++n) {
    if (fits || drawn == nullptr) drawn = &anyOf(subjects);
    const TrainingSubject& subject = *drawn;
    const int height = std::min(size, subject.hr->rows()), width = std::min(size, subject.hr->columns());
    const int k = subject.slices[static_cast<std::size_t>(below(static_cast<int>(subject.slices.size())))];
    int top = 0, left = 0;
    for (int attempt = 0; attempt < kPlaceTries; ++attempt) {
      top = below(subject.hr->rows() - height + 1);
      left = below(subject.hr->columns() - width + 1);
      if (subject.hr->at(left + width / 2, top + height / 2, k) != 0) break;
    }
    std::vector<std::int64_t> flips;
    for (const std::int64_t axis : {0, 1})
      if (below(2) == 1) flips.push_back(axis);
    const double targetGain = 1 + brightness * (2 * uniform() - 1),
                 referenceGain = 1 + brightness * (2 * uniform() - 1);
    const auto take = [&](const core::Volume& volume, double gain) {
      return torch::flip(crop(volume, k, top, left, height, width), flips) * gain;
    };
    lr.push_back(take(*subject.lr, targetGain));
    hr.push_back(take(*subject.hr, targetGain));
    reference.push_back(take(*subject.reference, referenceGain));
  }
  const auto stacked = [](const std::vector<torch::Tensor>& crops) { return torch::stack(crops).unsqueeze(1); };
  return {stacked(lr), stacked(hr), stacked(reference)};
}

std::string PatchSampler::state() const {
  std::ostringstream words;
  words << m_random;
  return words.str();
}

void PatchSampler::setState(const std::string& state) {
  std::istringstream words(state);
  words >> m_random;
}

}  // namespace glmamba::training
