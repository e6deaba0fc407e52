// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_runner.h"

#include <algorithm>

#include <torch/torch.h>

#include "inference/engine/failures.h"

namespace glmamba::engine {

SliceRunner::SliceRunner(const Footing& first, bool mayHalve, Forward forward, std::function<void()> release)
    : m_first(first),
      m_footing(first),
      m_mayHalve(mayHalve),
      m_forward(std::move(forward)),
      m_release(std::move(release)) {}

torch::Tensor SliceRunner::run(const std::vector<int>& slices) {
  std::vector<torch::Tensor> parts;
  for (std::size_t first = 0; first < slices.size();) {
    const std::size_t count = std::min(slices.size() - first, static_cast<std::size_t>(m_footing.slices));
    const auto from = slices.begin() + static_cast<std::ptrdiff_t>(first);
    try {
      parts.push_back(m_forward(m_footing, {from, from + static_cast<std::ptrdiff_t>(count)}));
    } catch (const c10::Error& error) {
      m_isLost = m_isLost || isDeviceLost(error);
      // Down from what was tried: fewer slices than would have been allowed may have been left.
      const Footing tried{static_cast<int>(count), m_footing.half, m_footing.onCpu};
      const auto lower = m_isLost ? onProcessor(tried) : oneStepDown(tried, m_mayHalve);
      if (!lower || !(m_isLost || isOutOfMemory(error))) throw;
      m_footing = *lower;
      m_release();
      continue;
    }
    const auto isSame = [&](const Footing& f) { return f.half == m_footing.half && f.onCpu == m_footing.onCpu; };
    if (std::none_of(m_used.begin(), m_used.end(), isSame)) m_used.push_back(m_footing);
    first += count;
  }
  return torch::cat(parts);
}

std::string SliceRunner::warning() const {
  if (m_isLost)
    return "The GPU failed: slices were computed on the processor, which takes longer. Start the program again to use "
           "the GPU.";
  if (m_footing.onCpu && !m_first.onCpu)
    return "The GPU's memory did not suffice: slices were computed on the processor, which takes longer.";
  if (m_footing.half && !m_first.half)
    return "The GPU's memory did not suffice: slices were computed in half precision (bf16).";
  if (m_footing.slices < m_first.slices)
    return "The GPU's memory became scarce: fewer slices were computed at once than would have been faster.";
  return {};
}

}  // namespace glmamba::engine
