// SPDX-License-Identifier: Apache-2.0
#include "app/model/run.h"

#include <cmath>
#include <limits>

namespace glmamba::app {

float Result::srAt(const core::Vector3& point) const {
  if (sr) return core::sampleLinear(*sr, point);
  if (voxels.empty()) return std::numeric_limits<float>::quiet_NaN();
  const core::Vector3 index = start.grid.indexFromLps(point);
  std::size_t offset = 0;
  for (int axis = 2; axis >= 0; --axis) {
    const double nearest = std::round(index[static_cast<std::size_t>(axis)]);
    const int size = start.grid.size()[static_cast<std::size_t>(axis)];
    if (!(nearest >= 0 && nearest < size)) return std::numeric_limits<float>::quiet_NaN();
    offset = offset * static_cast<std::size_t>(size) + static_cast<std::size_t>(nearest);
  }
  return voxels[offset];
}

QString phaseName(RunPhase phase) {
  switch (phase) {
    case RunPhase::waiting:
      return "waiting";
    case RunPhase::loadingModel:
      return "loadingModel";
    case RunPhase::running:
      return "running";
    case RunPhase::cancelling:
      return "cancelling";
    case RunPhase::complete:
      return "complete";
    case RunPhase::stopped:
      return "stopped";
    case RunPhase::failed:
      break;
  }
  return "failed";
}

bool areSameInputs(const PairImages& a, const PairImages& b) {
  return a.lr && a.targetVolume == b.targetVolume && a.referenceAsRead == b.referenceAsRead &&
         a.tryFactor == b.tryFactor && a.registration.has_value() == b.registration.has_value();
}

}  // namespace glmamba::app
