// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include <torch/torch.h>

namespace glmamba {

/// What a network makes of one batch: both {N, 1, H, W}, in the inputs' normalised units.
struct NetworkOutput {
  torch::Tensor sr;         ///< the target at the reference's resolution
  torch::Tensor reference;  ///< RecRef: the reference as rebuilt from the features; undefined where a network has none
};

/// The work of one image.
struct MultiplyAdds {
  /// As the paper counts: convolutions with their biases and Linear layers; no norms, scans or sampling.
  double asPaper = 0;
  /// Beside these: projections of the scan, three a state and token (Ā·h, ΔB·u, C·h), bilinear sampling and modulation
  /// of the deformable convolution, modulator and fusion.
  double all = 0;

  MultiplyAdds& operator+=(const MultiplyAdds& other) {
    asPaper += other.asPaper;
    all += other.all;
    return *this;
  }
  /// Work that both countings hold.
  static MultiplyAdds inBoth(double count) { return {count, count}; }
};

/// What every network of this project is: from LR↑ and a reference to the target's resolution.
class RestorationNetwork : public torch::nn::Module {
 public:
  /// `lr` (the target upsampled to the reference's size) and `reference`: {N, C, H, W}, float32, normalised, of one
  /// size; C is one slice or, with neighbouring slices, an odd count of which the middle one is restored. Throws
  /// c10::Error for shapes that the network does not take.
  virtual NetworkOutput forward(const torch::Tensor& lr, const torch::Tensor& reference) = 0;

  /// For one image of `height` × `width`.
  virtual MultiplyAdds multiplyAdds(std::int64_t height, std::int64_t width) const = 0;

  /// Called between layers; may throw to leave forward() early, within a fraction of a slice's time.
  void setInterruption(std::function<void()> check) { m_interruption = std::move(check); }

 protected:
  void checkInterruption() const {
    if (m_interruption) m_interruption();
  }

 private:
  std::function<void()> m_interruption;
};

/// Count of learnable numbers: 1,187,155 in the paper's configuration of GLMamba.
std::int64_t parameterCount(const torch::nn::Module& module);

/// Multiply-adds of one convolution for each pixel of its result, by the paper's counting: with its bias.
double convolutionWork(const torch::nn::Conv2dImpl& convolution);

}  // namespace glmamba
