#pragma once

#include <torch/torch.h>

#include "inference/engine/model.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::engine {

/// The part of Model that knows Torch: for the engine and for evaluation beside it.
struct Model::Implementation {
  ModelCard card;
  std::shared_ptr<glmamba::RestorationNetwork> network;  ///< in evaluation mode, on `device`
  torch::Device device;
};

}  // namespace glmamba::engine
