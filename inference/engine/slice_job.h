// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include <torch/torch.h>

#include "inference/engine/failures.h"
#include "inference/engine/footing.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/prepared_inputs.h"
#include "inference/ops/kept_memory.h"
#include "inference/ops/packed_factor.h"

namespace glmamba::engine {

/// Slices that a network is given at once, on its device and normalised.
struct SliceBatch {
  glmamba::RestorationNetwork& network;
  const std::vector<int>& slices;  ///< by their place in PreparedInputs' volumes
  torch::Tensor lr;                ///< {n, C, H, W}
  torch::Tensor reference;         ///< {n, C, H, W}
  /// To be called after each pass of the network over the batch, for the progress.
  std::function<void()> passDone;
};

/// A run of a model over the slices of a request, from the request's first slice outwards: threads, precision, batches
/// that fit the device's memory and the way down when they don't. While it lives, LibTorch records no gradients.
class SliceJob {
 public:
  /// What the network makes of a batch: {n, images, H, W} on any device, normalised.
  using Forward = std::function<torch::Tensor(const SliceBatch&)>;
  /// A slice that is done, by its place in the asked range: {images, H, W} on the processor, in the target's units.
  using Done = std::function<void(int slice, const torch::Tensor& images)>;

  /// Prepares the inputs. Throws what prepareInputs() throws, and Error{unsupported} for a precision that is not there.
  SliceJob(const SuperResolutionRequest& request, Model& model, const core::CancelToken& cancel);

  const PreparedInputs& inputs() const { return m_inputs; }
  /// Each slice takes `passes` calls of the network. Throws CancelToken::Requested within a slice when cancelled.
  void run(const std::string& stage, int passes, const Forward& forward, const Done& done,
           const core::ProgressSink& progress);

  /// After run(): wall time of the slices, how they were made, and sentences for the user.
  double seconds() const { return m_seconds; }
  core::Provenance provenance() const;
  std::vector<std::string> warnings() const;

 private:
  /// When it ends, however it ends, a run has its GPU's memory given back.
  struct MemoryReturn {
    const Model::Implementation& model;
    ~MemoryReturn() { model.releaseMemory(); }
  };

  const SuperResolutionRequest& m_request;
  Model& m_model;
  core::CancelToken m_cancel;
  torch::InferenceMode m_inference;
  MemoryReturn m_memoryReturn;
  ops::KeptMemory m_keptMemory;
  ops::FactorTypeGuard m_factors;
  PreparedInputs m_inputs;
  std::vector<Footing> m_used;
  std::string m_scarce;
  double m_seconds = 0;
};

}  // namespace glmamba::engine
