#include "inference/glmamba/network.h"

#include "inference/glmamba/branch.h"
#include "inference/glmamba/fusion.h"
#include "inference/ops/convolution.h"

namespace glmamba {

namespace {

using torch::Tensor;

constexpr std::int64_t kSmallestSide = 16;
// Tokens are 2×2 pixels and quadrants halve the token map.
constexpr std::int64_t kSideMultiple = 4;

Tensor padded(const Tensor& image) {
  const auto extra = [&](std::int64_t axis) {
    return (kSideMultiple - image.size(axis) % kSideMultiple) % kSideMultiple;
  };
  const std::int64_t bottom = extra(2), right = extra(3);
  if (bottom == 0 && right == 0) return image;
  return torch::reflection_pad2d(image, {0, right, 0, bottom});
}

}  // namespace

/// From the fused features to both images.
struct ReconstructionImpl : torch::nn::Module {
  explicit ReconstructionImpl(std::int64_t channels) {
    const auto options = torch::nn::Conv2dOptions(channels, 1, 3).padding(1);
    target = register_module("target", torch::nn::Conv2d(options));
    reference = register_module("reference", torch::nn::Conv2d(options));
  }
  torch::nn::Conv2d target{nullptr};
  torch::nn::Conv2d reference{nullptr};
};

NetworkImpl::NetworkImpl(const Configuration& configuration) : m_configuration(configuration) {
  m_target = register_module("target", std::make_shared<BranchImpl>(configuration, false));
  m_reference = register_module("reference", std::make_shared<BranchImpl>(configuration, true));
  m_fusion = register_module("fusion", std::make_shared<FusionImpl>(configuration));
  m_reconstruct = register_module("reconstruct", std::make_shared<ReconstructionImpl>(configuration.channels));
}

NetworkOutput NetworkImpl::forward(const Tensor& lr, const Tensor& reference) {
  TORCH_CHECK(lr.dim() == 4 && lr.size(1) == 1 && lr.sizes() == reference.sizes(),
              "GLMamba takes two images {N, 1, H, W} of one size, not ", lr.sizes(), " and ", reference.sizes());
  const std::int64_t height = lr.size(2), width = lr.size(3);
  TORCH_CHECK(height >= kSmallestSide && width >= kSmallestSide, "GLMamba takes images of at least ", kSmallestSide,
              "×", kSmallestSide, ", not ", height, "×", width);
  const auto check = [this] {
    if (m_interruption) m_interruption();
  };
  const Tensor targetFeature = m_target->forward(padded(lr), check);
  const Tensor referenceFeature = m_reference->forward(padded(reference), check);
  const Tensor fused = m_fusion->forward(targetFeature, referenceFeature);
  check();
  const auto cropped = [&](const Tensor& image) { return image.slice(2, 0, height).slice(3, 0, width); };
  // Both images as one convolution: the fused features are read once.
  const auto& [target, rebuilt] = std::tie(m_reconstruct->target, m_reconstruct->reference);
  const Tensor both = ops::convolution(fused, torch::cat({target->weight, rebuilt->weight}),
                                       torch::cat({target->bias, rebuilt->bias}), 1, 1);
  Tensor sr = cropped(both.slice(1, 0, 1));
  if (m_configuration.globalResidual) sr = sr + lr;
  return {sr, cropped(both.slice(1, 1, 2))};
}

std::int64_t parameterCount(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const Tensor& parameter : module.parameters()) count += parameter.numel();
  return count;
}

}  // namespace glmamba
