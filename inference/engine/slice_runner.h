// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <torch/types.h>

#include "inference/engine/footing.h"

namespace glmamba::engine {

/// Runs slices on the best footing that the memory allows. What does not fit goes one step down and is tried again, on
/// the processor at once where the GPU has failed; the lower footing then stays.
class SliceRunner {
 public:
  /// The network's answer for some slices, {n, 1, H, W}.
  using Forward = std::function<torch::Tensor(const Footing&, const std::vector<int>& slices)>;

  /// `release` is called before each new try.
  SliceRunner(const Footing& first, bool mayHalve, Forward forward, std::function<void()> release);

  /// As Forward, of any count of slices. Throws c10::Error when the lowest footing needs too much memory as well,
  /// and for other errors of the network.
  torch::Tensor run(const std::vector<int>& slices);

  const Footing& footing() const { return m_footing; }
  /// What slices were run on, in the order of first use.
  const std::vector<Footing>& used() const { return m_used; }
  /// A sentence for the user if a step down was taken, or nothing.
  std::string warning() const;

 private:
  Footing m_first, m_footing;
  bool m_mayHalve;
  bool m_isLost = false;  ///< the GPU
  Forward m_forward;
  std::function<void()> m_release;
  std::vector<Footing> m_used;
};

}  // namespace glmamba::engine
