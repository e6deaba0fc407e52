// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/network.h"

#include "inference/glmamba/branch.h"
#include "inference/glmamba/fusion.h"
#include "inference/glmamba/padding.h"
#include "inference/ops/convolution.h"

namespace glmamba {

namespace {

using torch::Tensor;

constexpr std::int64_t kSmallestSide = 16;
// Tokens are 2×2 pixels and quadrants halve the token map.
constexpr std::int64_t kSideMultiple = 4;
// Training starts near the upsampled image.
constexpr double kFirstDetail = 0.1;

}  // namespace

/// From the fused features to both images.
struct ReconstructionImpl : torch::nn::Module {
  ReconstructionImpl(std::int64_t channels, bool withReference) {
    const auto options = torch::nn::Conv2dOptions(channels, 1, 3).padding(1);
    target = register_module("target", torch::nn::Conv2d(options));
    target->weight.set_data(target->weight.data() * kFirstDetail);
    if (withReference) reference = register_module("reference", torch::nn::Conv2d(options));
  }
  torch::nn::Conv2d target{nullptr};
  torch::nn::Conv2d reference{nullptr};
};

NetworkImpl::NetworkImpl(const Configuration& configuration) : m_configuration(configuration) {
  TORCH_CHECK(configuration.targetScan != Scan::none, "GLMamba needs its target's branch");
  m_target = register_module("target", std::make_shared<BranchImpl>(configuration, configuration.targetScan));
  const bool withReference = configuration.referenceScan != Scan::none;
  if (withReference) {
    m_reference =
        register_module("reference", std::make_shared<BranchImpl>(configuration, configuration.referenceScan));
    m_fusion = register_module("fusion", makeFusion(configuration));
  }
  m_reconstruct =
      register_module("reconstruct", std::make_shared<ReconstructionImpl>(configuration.channels, withReference));
}

NetworkOutput NetworkImpl::forward(const Tensor& lr, const Tensor& reference) {
  const std::int64_t slices = 1 + 2 * m_configuration.neighbours;
  TORCH_CHECK(lr.dim() == 4 && lr.size(1) == slices && lr.sizes() == reference.sizes(), "GLMamba takes two images {N, ",
              slices, ", H, W} of one size, not ", lr.sizes(), " and ", reference.sizes());
  const std::int64_t height = lr.size(2), width = lr.size(3);
  TORCH_CHECK(height >= kSmallestSide && width >= kSmallestSide, "GLMamba takes images of at least ", kSmallestSide,
              "×", kSmallestSide, ", not ", height, "×", width);
  const auto check = [this] { checkInterruption(); };
  const Tensor target = padded(lr, kSideMultiple), guide = padded(reference, kSideMultiple);
  const auto head = [&](const Tensor& own, const Tensor& other) {
    return m_configuration.jointHeads ? torch::cat({own, other}, 1) : own;
  };
  Tensor feature = m_target->forward(head(target, guide), check);
  if (m_reference) feature = m_fusion->forward(feature, m_reference->forward(head(guide, target), check));
  check();
  const auto cropped = [&](const Tensor& image) { return image.slice(2, 0, height).slice(3, 0, width); };
  // Both images as one convolution: the features are read once.
  const auto& [restored, rebuilt] = std::tie(m_reconstruct->target, m_reconstruct->reference);
  const Tensor images = m_reference ? ops::convolution(feature, torch::cat({restored->weight, rebuilt->weight}),
                                                       torch::cat({restored->bias, rebuilt->bias}), 1, 1)
                                    : ops::convolution(feature, restored->weight, restored->bias, 1, 1);
  Tensor sr = cropped(images.slice(1, 0, 1));
  if (m_configuration.globalResidual) sr = sr + lr.narrow(1, m_configuration.neighbours, 1);
  return {sr, m_reference ? cropped(images.slice(1, 1, 2)) : Tensor()};
}

MultiplyAdds NetworkImpl::multiplyAdds(std::int64_t height, std::int64_t width) const {
  const double full = static_cast<double>(paddedSide(height, kSideMultiple) * paddedSide(width, kSideMultiple));
  MultiplyAdds work = m_target->multiplyAdds(full);
  work += MultiplyAdds::inBoth(full * convolutionWork(*m_reconstruct->target));
  if (!m_reference) return work;
  work += m_reference->multiplyAdds(full);
  work += m_fusion->multiplyAdds(full);
  work += MultiplyAdds::inBoth(full * convolutionWork(*m_reconstruct->reference));
  return work;
}

}  // namespace glmamba
