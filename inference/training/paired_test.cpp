// SPDX-License-Identifier: Apache-2.0
#include "inference/training/paired_test.h"

#include <algorithm>
#include <cmath>

namespace glmamba::training {

namespace {

void compare(const EvaluationRow& row, const EvaluationRow& baseline, std::vector<double>& differences) {
  const auto &slices = row.metrics.ofSlices, &others = baseline.metrics.ofSlices;
  // The truth decides which slices count: they are the same for every method.
  for (std::size_t n = 0; n < std::min(slices.size(), others.size()); ++n) {
    const double difference = slices[n].psnr - others[n].psnr;
    if (std::isfinite(difference)) differences.push_back(difference);
  }
}

}  // namespace

double wilcoxonP(const std::vector<double>& differences) {
  std::vector<double> used;
  std::copy_if(differences.begin(), differences.end(), std::back_inserter(used), [](double d) { return d != 0; });
  if (used.empty()) return 1;
  std::sort(used.begin(), used.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  const auto n = static_cast<double>(used.size());
  double positive = 0, ties = 0;
  for (std::size_t begin = 0, end = 0; begin < used.size(); begin = end) {
    while (end < used.size() && std::abs(used[end]) == std::abs(used[begin])) ++end;
    const double rank = (static_cast<double>(begin + end) + 1) / 2, tied = static_cast<double>(end - begin);
    ties += tied * tied * tied - tied;
    for (std::size_t i = begin; i < end; ++i)
      if (used[i] > 0) positive += rank;
  }
  const double variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24;
  const double z = (positive - n * (n + 1) / 4) / std::sqrt(variance);
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

std::vector<PairedComparison> comparePairs(const std::vector<EvaluationRow>& rows, const std::string& method) {
  std::vector<PairedComparison> comparisons;
  std::vector<std::vector<double>> differences;
  for (const EvaluationRow& row : rows) {
    if (row.method != method) continue;
    for (const EvaluationRow& other : rows) {
      if (other.method == method || other.scaleFactor != row.scaleFactor || other.subject != row.subject) continue;
      const auto same = [&](const PairedComparison& c) {
        return c.against == other.method && c.scaleFactor == other.scaleFactor;
      };
      const auto known = std::find_if(comparisons.begin(), comparisons.end(), same);
      const auto index = static_cast<std::size_t>(known - comparisons.begin());
      if (known == comparisons.end()) {
        comparisons.push_back({method, other.method, other.scaleFactor, 0, 0, 0, 1});
        differences.emplace_back();
      }
      compare(row, other, differences[index]);
    }
  }
  for (std::size_t n = 0; n < comparisons.size(); ++n) {
    PairedComparison& comparison = comparisons[n];
    comparison.slices = static_cast<int>(differences[n].size());
    for (double difference : differences[n]) {
      comparison.difference += difference / comparison.slices;
      comparison.betterShare += difference > 0 ? 1.0 / comparison.slices : 0;
    }
    comparison.p = wilcoxonP(differences[n]);
  }
  return comparisons;
}

}  // namespace glmamba::training
