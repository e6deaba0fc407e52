// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "core/geometry.h"

namespace glmamba::imaging {

/// The seed of one of many independent streams of `seed`.
std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream);

/// Random numbers that are the same with every standard library: the engine is fixed by the C++ standard, the
/// distributions of <random> are not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_engine(seed) {}
  /// In [low, high).
  double uniform(double low = 0, double high = 1);
  /// Normal, mean 0, deviation 1: Box and Muller's transform.
  double normal();

 private:
  std::mt19937_64 m_engine;
  double m_spare = 0;
  bool m_hasSpare = false;
};

/// Smooth random field with mean 0, deviation 1 and features of about `wavelength`: a sum of cosine waves in random
/// directions. Its zero crossings form a labyrinth of sheets half a wavelength apart.
class WaveField {
 public:
  WaveField(Random& random, int waveCount, double wavelength, double spread = 0.15);
  double at(const core::Vector3& point) const;

 private:
  static constexpr std::size_t kLanes = 8;    ///< waves summed side by side, so that the compiler vectorises the sum
  std::vector<float> m_x, m_y, m_z, m_phase;  ///< turns a mm; turns
  double m_scale;
};

/// Random lattice values in −1 … 1 between which is interpolated; features of about `period`, without repetition.
class LatticeNoise {
 public:
  LatticeNoise(std::uint64_t seed, double period) : m_seed(seed), m_frequency(1 / period) {}
  double at(const core::Vector3& point) const;

 private:
  std::uint64_t m_seed;
  double m_frequency;
};

}  // namespace glmamba::imaging
