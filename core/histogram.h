// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glmamba::core {

/// How often the finite, non-zero values of an image occur. Zeros are counted apart: in MR they are what was cut off
/// or padded, and in most images more than all other values together.
class Histogram {
 public:
  /// Two passes over the values; 65,536 equal bins, so that a few very bright voxels leave enough for the rest.
  explicit Histogram(const std::vector<float>& values);

  /// Of all finite values, zeros too; both 0 when there are none.
  double lowest() const { return m_lowest; }
  double highest() const { return m_highest; }
  std::size_t zeros() const { return m_zeros; }
  /// Finite values that are not zero.
  std::size_t count() const { return m_count; }
  /// The value below which a share of 0–1 of the non-zero values lies, linear within a bin; 0 when there are none.
  double quantile(double share) const;
  /// How many non-zero values lie in each of `bins` equal parts of [low, high); those outside are in none.
  std::vector<double> countsBetween(double low, double high, int bins) const;

 private:
  double binWidth() const;

  double m_lowest = 0;
  double m_highest = 0;
  std::size_t m_zeros = 0;
  std::size_t m_count = 0;
  std::vector<std::uint32_t> m_bins;
};

}  // namespace glmamba::core
