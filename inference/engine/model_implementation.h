// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

#include "inference/engine/accelerator.h"
#include "inference/engine/footing.h"
#include "inference/engine/model.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba::engine {

/// The part of Model that knows Torch: for the engine and for evaluation beside it.
struct Model::Implementation {
  ModelCard card;
  std::shared_ptr<glmamba::RestorationNetwork> network;  ///< in evaluation mode, on device()
  std::shared_ptr<const Accelerator> accelerator;        ///< null on the processor
  bool isForeign = false;  ///< a TorchScript: it runs on its device as it is, or not at all
  std::shared_ptr<glmamba::RestorationNetwork> halved = {}, onCpu = {};  ///< made when first asked for

  torch::Device device() const { return accelerator ? accelerator->device() : torch::kCPU; }
  std::string deviceName() const { return accelerator ? accelerator->name() : "cpu"; }
  /// The network for a footing; its weights are read from their file again where a GPU that failed has them. Throws
  /// Error{device} for a footing that a TorchScript does not have.
  glmamba::RestorationNetwork& networkFor(const Footing& footing);
  torch::Device deviceFor(const Footing& footing) const { return footing.onCpu ? torch::kCPU : device(); }
  /// Gives memory back that only a GPU's lower footings need not have: LibTorch's spare blocks. A GPU that failed
  /// before is left as it is: the run that uses it says so.
  void releaseMemory() const;
};

/// Puts a network's weights where they are used: on a GPU convolutions' weights in channels-last memory, as their
/// inputs are; with `half` in bfloat16, but for those that make Δ and the scan's decay.
void placeWeights(glmamba::RestorationNetwork& network, const torch::Device& device, bool half);

}  // namespace glmamba::engine
