// SPDX-License-Identifier: Apache-2.0
#include "core/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glmamba::core {

namespace {

constexpr std::size_t kBins = 65536;

}  // namespace

Histogram::Histogram(const std::vector<float>& values) : m_bins(kBins) {
  float lowest = std::numeric_limits<float>::max();
  float highest = std::numeric_limits<float>::lowest();
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  if (lowest > highest) return;
  m_lowest = lowest;
  m_highest = highest;
  const double perUnit = m_highest > m_lowest ? kBins / (m_highest - m_lowest) : 0;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    if (value == 0) {
      ++m_zeros;
      continue;
    }
    ++m_bins[std::min(static_cast<std::size_t>((value - m_lowest) * perUnit), kBins - 1)];
    ++m_count;
  }
}

double Histogram::binWidth() const { return (m_highest - m_lowest) / kBins; }

double Histogram::quantile(double share) const {
  if (m_count == 0) return 0;
  const double rank = std::clamp(share, 0.0, 1.0) * static_cast<double>(m_count);
  double below = 0;
  std::size_t last = 0;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    if (m_bins[bin] == 0) continue;
    last = bin;
    if (below + m_bins[bin] >= rank) return m_lowest + binWidth() * (bin + (rank - below) / m_bins[bin]);
    below += m_bins[bin];
  }
  return m_lowest + binWidth() * static_cast<double>(last + 1);
}

std::vector<double> Histogram::countsBetween(double low, double high, int bins) const {
  std::vector<double> counts(static_cast<std::size_t>(std::max(bins, 0)));
  if (m_count == 0 || !(high > low) || counts.empty()) return counts;
  const double perUnit = static_cast<double>(counts.size()) / (high - low);
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    if (m_bins[bin] == 0) continue;
    // A bin is spread over the parts that it reaches into: none is left empty by bins that are wider than it.
    const double from = (m_lowest + binWidth() * static_cast<double>(bin) - low) * perUnit;
    const double to = std::max(from + binWidth() * perUnit, from + 1e-9);
    const int first = std::max(0, static_cast<int>(std::floor(from)));
    const int last = std::min(static_cast<int>(counts.size()) - 1, static_cast<int>(std::ceil(to)) - 1);
    for (int part = first; part <= last; ++part) {
      const double share = (std::min<double>(to, part + 1) - std::max<double>(from, part)) / (to - from);
      counts[static_cast<std::size_t>(part)] += std::max(0.0, share) * m_bins[bin];
    }
  }
  return counts;
}

}  // namespace glmamba::core
