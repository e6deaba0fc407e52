// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/map_quantity.h"
#include "core/volume.h"

namespace glmamba::core {

/// A map that says how far a super-resolved image may be trusted. On the grid of that image, or of the measured one
/// where it compares with what was measured.
struct TrustMap {
  std::string name;             ///< of the file: the quantity's, or that and what tells it from others of the quantity
  const MapQuantity* quantity;  ///< what it measures and its unit; never null
  VolumePtr volume;
  std::string how;  ///< operator and parameters in a sentence, for provenance
};

}  // namespace glmamba::core
