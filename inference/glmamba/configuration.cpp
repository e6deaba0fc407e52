// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/configuration.h"

#include <tuple>

namespace glmamba {

bool operator==(const Configuration& a, const Configuration& b) {
  const auto fields = [](const Configuration& c) {
    return std::tie(c.channels, c.stages, c.expand, c.stateSize, c.deltaRank, c.globalResidual, c.targetScan,
                    c.referenceScan, c.modulator, c.fusion, c.tiedDecay, c.exactDiscretisation, c.neighbours,
                    c.jointHeads);
  };
  return fields(a) == fields(b);
}

}  // namespace glmamba
