// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/head_mask.h"

#include <algorithm>
#include <numeric>

#include "core/error.h"

namespace glmamba::imaging {

std::vector<bool> headMask(const core::Volume& volume) {
  const double threshold = 0.1 * core::quantileOfNonZero(volume, 0.995);
  std::vector<bool> mask;
  mask.reserve(volume.voxels().size());
  for (const float voxel : volume.voxels()) mask.push_back(voxel > threshold);
  return mask;
}

MapSummary summarise(const core::Volume& map, const std::vector<bool>& mask) {
  if (mask.size() != map.voxels().size())
    throw core::Error(core::ErrorCode::gridMismatch, "A mask of " + std::to_string(mask.size()) +
                                                         " voxels can't choose from a map of " +
                                                         map.geometry().describe() + ".");
  std::vector<float> values;
  for (std::size_t n = 0; n < mask.size(); ++n)
    if (mask[n]) values.push_back(map.voxels()[n]);
  MapSummary summary;
  summary.voxels = values.size();
  if (values.empty()) return summary;
  summary.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  const auto quantile = [&](double fraction) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return static_cast<double>(*place);
  };
  summary.median = quantile(0.5);
  summary.quantile95 = quantile(0.95);
  summary.highest = quantile(1);
  return summary;
}

}  // namespace glmamba::imaging
