// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace glmamba::training {

/// Random numbers that are the same with every library, whose state can be kept to go on exactly.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) : m_random(seed) {}

  /// From 0 to below 1.
  double uniform();
  double between(double low, double high) { return low + (high - low) * uniform(); }
  /// A whole number from 0 to below `limit`.
  int below(int limit) { return static_cast<int>(uniform() * limit); }
  bool happens(double probability) { return uniform() < probability; }
  template <typename T>
  const T& anyOf(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

  /// The generator's state in words.
  std::string state() const;
  void setState(const std::string& state);

 private:
  std::mt19937_64 m_random;
};

}  // namespace glmamba::training
