// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/glmamba/configuration.h"
#include "inference/glmamba/restoration_network.h"

namespace glmamba {

struct BranchImpl;
struct FusionImpl;
struct ReconstructionImpl;

/// The GLMamba network (Ji et al., arXiv:2504.10105), with the names and orders of README.md for its parameters.
class NetworkImpl : public RestorationNetwork {
 public:
  explicit NetworkImpl(const Configuration& configuration = {});

  /// Any H, W ≥ 16 (reflect-padded to a multiple of 4 inside), 1 + 2·neighbours slices.
  NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference) override;
  MultiplyAdds multiplyAdds(std::int64_t height, std::int64_t width) const override;

 private:
  Configuration m_configuration;
  std::shared_ptr<BranchImpl> m_target;
  std::shared_ptr<BranchImpl> m_reference;  ///< null without a reference
  std::shared_ptr<FusionImpl> m_fusion;     ///< null without a reference
  std::shared_ptr<ReconstructionImpl> m_reconstruct;
};
TORCH_MODULE(Network);

}  // namespace glmamba
