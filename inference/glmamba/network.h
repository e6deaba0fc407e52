#pragma once

#include <functional>

#include <torch/torch.h>

#include "inference/glmamba/configuration.h"

namespace glmamba {

struct BranchImpl;
struct FusionImpl;
struct ReconstructionImpl;

/// What the network makes of one batch: both {N, 1, H, W}, in the inputs' normalised units.
struct NetworkOutput {
  torch::Tensor sr;         ///< the target at the reference's resolution
  torch::Tensor reference;  ///< RecRef: the reference as rebuilt from the fused features
};

/// The GLMamba network (Ji et al., arXiv:2504.10105), with the names and orders of NETWORK.md for its parameters.
class NetworkImpl : public torch::nn::Module {
 public:
  explicit NetworkImpl(const Configuration& configuration = {});

  /// `lr` (the target upsampled to the reference's size) and `reference`: {N, 1, H, W}, float32, normalised; any
  /// H, W ≥ 16 (reflect-padded to a multiple of 4 inside). Throws c10::Error for other shapes.
  NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference);

  const Configuration& configuration() const { return m_configuration; }
  /// Called between layers; may throw to leave forward() early, within a fraction of a slice's time.
  void setInterruption(std::function<void()> check) { m_interruption = std::move(check); }

 private:
  Configuration m_configuration;
  std::function<void()> m_interruption;
  std::shared_ptr<BranchImpl> m_target;
  std::shared_ptr<BranchImpl> m_reference;
  std::shared_ptr<FusionImpl> m_fusion;
  std::shared_ptr<ReconstructionImpl> m_reconstruct;
};
TORCH_MODULE(Network);

/// Count of learnable numbers: 1,187,155 in the paper's configuration.
std::int64_t parameterCount(const torch::nn::Module& module);

}  // namespace glmamba
