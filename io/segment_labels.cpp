// SPDX-License-Identifier: Apache-2.0
#include "io/segment_labels.h"

#include <algorithm>
#include <set>

#include "core/error.h"

namespace glmamba::io {
namespace {

// A person tells a few dozen apart; without a limit a small file could ask for 2^n of them.
constexpr std::size_t kMostCombinations = 1000;

}  // namespace

int SegmentLabels::combinationWith(int combination, int number) {
  std::vector<int> numbers = m_combinations[static_cast<std::size_t>(combination)];
  const auto place = std::lower_bound(numbers.begin(), numbers.end(), number);
  if (place != numbers.end() && *place == number) return combination;
  numbers.insert(place, number);
  const auto [known, isNew] = m_known.try_emplace(numbers, static_cast<int>(m_combinations.size()));
  if (isNew) {
    if (m_combinations.size() > kMostCombinations)
      throw core::Error(core::ErrorCode::unsupported, "Its segments overlap in more than " +
                                                          std::to_string(kMostCombinations) +
                                                          " ways: export each of them as a segmentation of its own.");
    m_combinations.push_back(std::move(numbers));
  }
  return known->second;
}

void SegmentLabels::finish(const std::vector<int>& numbers, std::vector<Segment>& segments) {
  std::vector<std::size_t> voxels(m_combinations.size());
  for (const auto& [k, slice] : m_slices)
    for (const std::uint16_t combination : slice) ++voxels[combination];
  std::map<int, std::size_t> sizes;
  for (std::size_t c = 1; c < m_combinations.size(); ++c)
    for (const int number : m_combinations[c]) sizes[number] += voxels[c];

  m_labels.assign(m_combinations.size(), 0);
  std::set<int> taken;
  for (std::size_t c = 1; c < m_combinations.size(); ++c) {
    if (voxels[c] == 0 || m_combinations[c].size() != 1) continue;
    m_labels[c] = m_combinations[c].front();
    taken.insert(m_labels[c]);
  }
  int next = *std::max_element(numbers.begin(), numbers.end());
  for (std::size_t c = 1; c < m_combinations.size(); ++c) {
    if (voxels[c] == 0 || m_combinations[c].size() < 2) continue;
    const int smallest = *std::min_element(m_combinations[c].begin(), m_combinations[c].end(), [&](int a, int b) {
      return std::pair(sizes[a], -a) < std::pair(sizes[b], -b);
    });
    m_labels[c] = taken.insert(smallest).second ? smallest : ++next;
  }
  for (std::size_t s = 0; s < segments.size(); ++s) {
    std::vector<int>& labels = segments[s].labels;
    for (std::size_t c = 1; c < m_combinations.size(); ++c)
      if (m_labels[c] != 0 && std::binary_search(m_combinations[c].begin(), m_combinations[c].end(), numbers[s]))
        labels.push_back(m_labels[c]);
    // One without a voxel keeps its number, to be drawn with.
    if (labels.empty() && taken.count(numbers[s]) == 0) labels.push_back(numbers[s]);
    std::sort(labels.begin(), labels.end());
  }
}

std::vector<float> SegmentLabels::slice(int k) const {
  const auto found = m_slices.find(k);
  if (found == m_slices.end()) return {};
  std::vector<float> labels;
  labels.reserve(m_voxels);
  for (const std::uint16_t combination : found->second) labels.push_back(static_cast<float>(m_labels[combination]));
  return labels;
}

}  // namespace glmamba::io
