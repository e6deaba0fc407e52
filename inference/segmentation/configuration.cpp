// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/configuration.h"

#include <tuple>

namespace glmamba::segmentation {

bool operator==(const Configuration& a, const Configuration& b) {
  const auto fields = [](const Configuration& c) {
    return std::tie(c.contrasts, c.regions, c.neighbours, c.channels, c.depths, c.heads, c.window, c.patch, c.expand);
  };
  return fields(a) == fields(b);
}

}  // namespace glmamba::segmentation
