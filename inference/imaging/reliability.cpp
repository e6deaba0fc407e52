// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/reliability.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "inference/imaging/checks.h"

namespace glmamba::imaging {

namespace {

/// The rank of each value, the mean of the ranks where values are equal.
std::vector<double> ranks(const std::vector<float>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> result(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
    for (std::size_t n = first; n < last; ++n) result[order[n]] = (static_cast<double>(first + last) - 1) / 2;
    first = last;
  }
  return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double middle = (static_cast<double>(a.size()) - 1) / 2;  // the mean rank, ties or not
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t n = 0; n < a.size(); ++n) {
    ab += (a[n] - middle) * (b[n] - middle);
    aa += (a[n] - middle) * (a[n] - middle);
    bb += (b[n] - middle) * (b[n] - middle);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// With the spread multiplied by `factor`.
double calibrationError(const std::vector<ReliabilityBin>& bins, double factor) {
  double sum = 0;
  int counted = 0;
  for (const ReliabilityBin& bin : bins) {
    if (!(bin.spread > 0)) continue;
    sum += std::abs(bin.error - factor * bin.spread) / (factor * bin.spread);
    ++counted;
  }
  return counted > 0 ? sum / counted : 0;
}

}  // namespace

Reliability reliability(const core::Volume& spread, const core::Volume& error, const std::vector<bool>& mask,
                        int binCount) {
  requireSameSize(error, spread);
  if (mask.size() != spread.voxels().size())
    throw core::Error(core::ErrorCode::gridMismatch, "A mask of " + std::to_string(mask.size()) +
                                                         " voxels can't choose from a map of " +
                                                         spread.geometry().describe() + ".");
  std::vector<std::pair<float, float>> pairs;
  for (std::size_t n = 0; n < mask.size(); ++n)
    if (mask[n]) pairs.emplace_back(spread.voxels()[n], std::abs(error.voxels()[n]));
  const auto bins = static_cast<std::size_t>(std::max(1, binCount));
  if (pairs.size() < 10 * bins)
    throw core::Error(core::ErrorCode::badValue, "A reliability curve of " + std::to_string(bins) + " bins needs " +
                                                     std::to_string(10 * bins) + " voxels of the head; here are " +
                                                     std::to_string(pairs.size()) + ".");
  std::sort(pairs.begin(), pairs.end());

  Reliability result;
  double allSpread = 0, allError = 0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const std::size_t first = bin * pairs.size() / bins, last = (bin + 1) * pairs.size() / bins;
    double spreads = 0, errors = 0;
    for (std::size_t n = first; n < last; ++n) {
      spreads += static_cast<double>(pairs[n].first) * pairs[n].first;
      errors += static_cast<double>(pairs[n].second) * pairs[n].second;
    }
    const auto count = static_cast<double>(last - first);
    result.bins.push_back({last - first, std::sqrt(spreads / count), std::sqrt(errors / count)});
    allSpread += spreads;
    allError += errors;
  }
  result.factor = allSpread > 0 ? std::sqrt(allError / allSpread) : 0;
  result.calibrationError = calibrationError(result.bins, 1);
  if (result.factor > 0) result.calibrationErrorAfter = calibrationError(result.bins, result.factor);
  std::vector<float> spreads, errors;
  for (const auto& [spreadOf, errorOf] : pairs) {
    spreads.push_back(spreadOf);
    errors.push_back(errorOf);
  }
  result.rankCorrelation = correlation(ranks(spreads), ranks(errors));
  return result;
}

}  // namespace glmamba::imaging
