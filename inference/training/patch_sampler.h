#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <torch/types.h>

#include "inference/training/training_subject.h"

namespace glmamba::training {

/// Training examples, each {N, 1, H, W}, normalised.
struct Batch {
  torch::Tensor lr;
  torch::Tensor hr;
  torch::Tensor reference;
};

/// Draws random crops: a subject, one of its filled slices, a place where the truth has tissue, flips of both axes, and
/// a change of each contrast's brightness, so that the network does not lean on exact normalisation.
class PatchSampler {
 public:
  explicit PatchSampler(std::uint64_t seed) : m_random(seed) {}

  /// `count` crops of `size`×`size` pixels with changes of brightness up to the share `brightness`; `subjects` must not
  /// be empty. Where an image is smaller than `size`, a batch is of one subject and a crop is at most its whole slice.
  Batch draw(const std::vector<TrainingSubject>& subjects, int count, int size, double brightness);

  /// The generator's state in words, to resume exactly.
  std::string state() const;
  void setState(const std::string& state);

 private:
  const TrainingSubject& anyOf(const std::vector<TrainingSubject>& subjects);
  int below(int limit);
  double uniform();
  std::mt19937_64 m_random;
};

}  // namespace glmamba::training
