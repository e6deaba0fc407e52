// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "io/segment_kind.h"

namespace glmamba::io {

/// Segments that may share voxels, put into one label map: every combination of segments that occurs has a label.
class SegmentLabels {
 public:
  /// `voxels` a slice.
  explicit SegmentLabels(std::size_t voxels) : m_voxels(voxels) {}

  /// Adds the voxels of slice `k` that `isIn` names to segment `number`, above 0. Throws Error{unsupported} beyond 1000
  /// combinations.
  template <typename IsIn>
  void add(int k, int number, IsIn isIn) {
    std::vector<std::uint16_t>& slice = m_slices[k];
    slice.resize(m_voxels);
    std::vector<int> with(m_combinations.size(), -1);  // each combination with this segment
    for (std::size_t n = 0; n < m_voxels; ++n) {
      if (!isIn(n)) continue;
      if (with[slice[n]] < 0) {
        with[slice[n]] = combinationWith(slice[n], number);
        with.resize(m_combinations.size(), -1);
      }
      slice[n] = static_cast<std::uint16_t>(with[slice[n]]);
    }
  }

  /// Gives each combination its label and writes into `segments`, in the order of their `numbers`, which are theirs.
  void finish(const std::vector<int>& numbers, std::vector<Segment>& segments);
  /// The labels of slice k, after finish(); empty where nothing was added.
  std::vector<float> slice(int k) const;

 private:
  int combinationWith(int combination, int number);

  std::size_t m_voxels;
  std::map<int, std::vector<std::uint16_t>> m_slices;  ///< combinations, by slice
  std::vector<std::vector<int>> m_combinations{{}};    ///< of numbers, ascending; the first is none
  std::map<std::vector<int>, int> m_known{{{}, 0}};    ///< where each stands there
  std::vector<int> m_labels;                           ///< of the combinations
};

}  // namespace glmamba::io
