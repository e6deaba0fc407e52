#pragma once

#include <torch/torch.h>

#include "inference/engine/footing.h"
#include "inference/engine/model.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::engine {

/// The part of Model that knows Torch: for the engine and for evaluation beside it.
struct Model::Implementation {
  ModelCard card;
  std::shared_ptr<glmamba::RestorationNetwork> network;  ///< in evaluation mode, on `device`
  torch::Device device;
  bool isForeign = false;  ///< a TorchScript: it runs on its device as it is, or not at all
  std::shared_ptr<glmamba::RestorationNetwork> halved = {}, onCpu = {};  ///< made when first asked for

  /// The network for a footing. Throws Error{tooLarge} for one that a TorchScript does not have.
  glmamba::RestorationNetwork& networkFor(const Footing& footing);
  torch::Device deviceFor(const Footing& footing) const { return footing.onCpu ? torch::Device(torch::kCPU) : device; }
  /// Gives memory back that only a GPU's lower footings need not have: LibTorch's spare blocks.
  void releaseMemory() const;
};

/// Puts a network's weights where they are used: on a GPU convolutions' weights in channels-last memory, as their
/// inputs are; with `half` in bfloat16, but for those that make Δ and the scan's decay.
void placeWeights(glmamba::RestorationNetwork& network, const torch::Device& device, bool half);

}  // namespace glmamba::engine
