#pragma once

#include <cstdint>

namespace glmamba {

/// The choices that define a GLMamba network; the defaults are the paper's.
struct Configuration {
  std::int64_t channels = 96;   ///< C of the feature maps
  std::int64_t stages = 2;      ///< in each branch
  std::int64_t expand = 2;      ///< inner channels of a Mamba block = expand · channels
  std::int64_t stateSize = 16;  ///< N of the state-space model
  std::int64_t deltaRank = 6;   ///< rank of Δ's projection
  bool globalResidual = true;   ///< SR = net + LR↑
};

bool operator==(const Configuration& a, const Configuration& b);

}  // namespace glmamba
