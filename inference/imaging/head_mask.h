// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/volume.h"

namespace glmamba::imaging {

/// Which voxels show something: those above a tenth of the image's bright voxels (99.5 % of the non-zero ones are
/// darker). For figures over a head without its background; no segmentation.
std::vector<bool> headMask(const core::Volume& volume);

/// How the values of a map are spread over the voxels of a mask; all 0 when it has none.
struct MapSummary {
  std::size_t voxels = 0;
  double mean = 0;
  double median = 0;
  double quantile95 = 0;
  double highest = 0;
};
/// Throws Error{gridMismatch} when the mask is not the map's size.
MapSummary summarise(const core::Volume& map, const std::vector<bool>& mask);

}  // namespace glmamba::imaging
