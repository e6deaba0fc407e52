#include "core/window.h"

#include <algorithm>
#include <cmath>

namespace glmamba::core {

Window autoWindow(const Volume& volume) {
  const double low = std::min(0.0F, voxelRange(volume).lowest);
  const double high = quantileOfNonZero(volume, 0.995);
  const double width = std::max(high - low, 1e-6 * std::max(1.0, std::abs(low)));
  return {low + width / 2, width};
}

}  // namespace glmamba::core
