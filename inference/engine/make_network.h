// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "inference/engine/network_kinds.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::engine {

/// A network of this kind and size, with random weights.
std::shared_ptr<glmamba::RestorationNetwork> makeNetwork(const NetworkKind& kind,
                                                         const glmamba::Configuration& configuration);

}  // namespace glmamba::engine
