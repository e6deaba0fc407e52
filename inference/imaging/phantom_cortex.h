// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry.h"
#include "inference/imaging/phantom_noise.h"

namespace glmamba::imaging {

/// A place against the smooth hull of the brain.
struct HullPlace {
  double depth;     ///< mm under the hull, negative outside
  double fraction;  ///< 0 in the middle of the brain, 1 on the hull
};
HullPlace placeInHull(const core::Vector3& point);

/// Depth above the floor of the cerebrum: frontal base and tentorium, with the temporal lobes hanging below.
double cerebrumFloorDepth(const core::Vector3& point);

/// The folded surface of the cerebrum. Points in mm from the middle of the brain: x left, y posterior, z superior.
class Cortex {
 public:
  explicit Cortex(Random& random);
  /// Depth under the pia: hull, sulci, the fissures and the floor of the cerebrum.
  double pialDepth(const core::Vector3& point, const HullPlace& place) const;

 private:
  double sulcusDistance(const core::Vector3& point, const HullPlace& place) const;
  double foldAt(const core::Vector3& point) const;

  WaveField m_folds;
  WaveField m_sulcusDepths;
};

}  // namespace glmamba::imaging
