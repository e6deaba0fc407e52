#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <torch/types.h>

#include "inference/training/training_subject.h"

namespace glmamba::training {

/// Training examples, each {N, 1, size, size}, normalised.
struct Batch {
  torch::Tensor lr;
  torch::Tensor hr;
  torch::Tensor reference;
};

/// Draws random crops: a subject, one of its filled slices, a place where the truth has tissue, flips of both axes, and
/// a change of brightness of up to 10 % for each contrast, so that the network does not lean on exact normalisation.
class PatchSampler {
 public:
  explicit PatchSampler(std::uint64_t seed) : m_random(seed) {}

  /// `subjects` must not be empty; crops are cut to the smallest image where it is smaller than `size`.
  Batch draw(const std::vector<TrainingSubject>& subjects, int count, int size);

  /// The generator's state in words, to resume exactly.
  std::string state() const;
  void setState(const std::string& state);

 private:
  int below(int limit);
  double uniform();
  std::mt19937_64 m_random;
};

}  // namespace glmamba::training
