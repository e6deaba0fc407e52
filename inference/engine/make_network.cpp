// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/make_network.h"

#include "inference/baselines/residual_cnn.h"
#include "inference/baselines/srcnn.h"
#include "inference/glmamba/network.h"

namespace glmamba::engine {

std::shared_ptr<glmamba::RestorationNetwork> makeNetwork(const NetworkKind& kind,
                                                         const glmamba::Configuration& configuration) {
  switch (kind.architecture) {
    case Architecture::residualCnn:
      return std::make_shared<baselines::ResidualCnnImpl>(configuration);
    case Architecture::srcnn:
      return std::make_shared<baselines::SrcnnImpl>(configuration);
    case Architecture::glmamba:
      break;
  }
  return std::make_shared<glmamba::NetworkImpl>(configuration);
}

}  // namespace glmamba::engine
