// SPDX-License-Identifier: Apache-2.0
#include "core/window.h"

#include <algorithm>
#include <cmath>

namespace glmamba::core {

Window windowBetween(double low, double high) {
  const double width = std::max(high - low, 1e-6 * std::max(1.0, std::abs(low)));
  return {low + width / 2, width};
}

Window autoWindow(const Volume& volume) {
  return windowBetween(std::min(0.0F, voxelRange(volume).lowest), quantileOfNonZero(volume, 0.995));
}

}  // namespace glmamba::core
