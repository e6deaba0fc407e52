// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <torch/types.h>

#include "inference/training/random_numbers.h"
#include "inference/training/training_subject.h"

namespace glmamba::training {

/// Training examples, normalised.
struct Batch {
  torch::Tensor lr;         ///< {N, slices, H, W}, with the neighbouring slices
  torch::Tensor hr;         ///< {N, 1, H, W}
  torch::Tensor reference;  ///< as `lr`
};

/// What crops are drawn.
struct CropOptions {
  int count = 2;
  int size = 64;                ///< pixels of a side
  double brightness = 0;        ///< largest share by which each contrast's brightness is changed
  std::int64_t neighbours = 0;  ///< slices on either side of the inputs
};

/// Draws random crops: a subject, one of its filled slices, a place where the truth has tissue, flips of both axes, and
/// a change of each contrast's brightness, so that the network does not lean on exact normalisation.
class PatchSampler {
 public:
  explicit PatchSampler(std::uint64_t seed) : m_random(seed) {}

  /// `subjects` must not be empty. Where an image is smaller than a crop, a batch is of one subject and a crop is at
  /// most its whole slice.
  Batch draw(const std::vector<TrainingSubject>& subjects, const CropOptions& crops);

  /// The generator's state in words, to resume exactly.
  std::string state() const { return m_random.state(); }
  void setState(const std::string& state) { m_random.setState(state); }

 private:
  RandomNumbers m_random;
};

}  // namespace glmamba::training
