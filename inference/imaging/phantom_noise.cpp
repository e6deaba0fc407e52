// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/phantom_noise.h"

#include <cmath>

namespace glmamba::imaging {

namespace {

constexpr double kPi = 3.14159265358979323846;

/// cos(2πx) to 2e-7, vectorisable, and the same on every machine as the library's is not.
inline float cosineOfTurns(float turns) {
  constexpr float kRounding = 12582912.0f;  // 1.5·2²³: adding it leaves no digits after the point
  const float r = turns - ((turns + kRounding) - kRounding);
  const float u = r * r;  // Chebyshev fit of cos(2π√u) for u in 0 … ¼, error 1.1e-8
  const float high = -85.45014f + u * (60.167635f + u * (-25.967606f + u * 6.5286591f));
  return 1.0f + u * (-19.739205f + u * (64.939118f + u * high));
}

double latticeValue(std::uint64_t seed, std::int64_t i, std::int64_t j, std::int64_t k) {
  std::uint64_t hash = seed + static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15u;
  hash = (hash ^ (hash >> 29)) + static_cast<std::uint64_t>(j) * 0xBF58476D1CE4E5B9u;
  hash = (hash ^ (hash >> 31)) + static_cast<std::uint64_t>(k) * 0x94D049BB133111EBu;
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
  return static_cast<double>(hash >> 40) / (1 << 23) - 1;
}

}  // namespace

// Steele, Lea and Flood, SplitMix64 (OOPSLA 2014).
std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream) {
  std::uint64_t z = seed + (stream + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

double Random::uniform(double low, double high) {
  return low + (high - low) * (static_cast<double>(m_engine() >> 11) * 0x1p-53);
}

double Random::normal() {
  m_hasSpare = !m_hasSpare;
  if (!m_hasSpare) return m_spare;
  const double radius = std::sqrt(-2 * std::log(1 - uniform())), angle = uniform(0, 2 * kPi);
  m_spare = radius * std::sin(angle);
  return radius * std::cos(angle);
}

WaveField::WaveField(Random& random, int waveCount, double wavelength, double spread)
    : m_scale(std::sqrt(2.0 / waveCount)) {
  for (int wave = 0; wave < waveCount; ++wave) {
    const double z = random.uniform(-1, 1), angle = random.uniform(0, 2 * kPi), flat = std::sqrt(1 - z * z);
    const double frequency = random.uniform(1 - spread, 1 + spread) / wavelength;
    m_x.push_back(static_cast<float>(frequency * flat * std::cos(angle)));
    m_y.push_back(static_cast<float>(frequency * flat * std::sin(angle)));
    m_z.push_back(static_cast<float>(frequency * z));
    m_phase.push_back(static_cast<float>(random.uniform()));
  }
  while (m_x.size() % kLanes != 0) {  // waves that are always 0: cos(¼ turn)
    for (std::vector<float>* part : {&m_x, &m_y, &m_z}) part->push_back(0);
    m_phase.push_back(0.25f);
  }
}

double WaveField::at(const core::Vector3& point) const {
  const auto x = static_cast<float>(point[0]), y = static_cast<float>(point[1]), z = static_cast<float>(point[2]);
  float sums[kLanes] = {};
  for (std::size_t wave = 0; wave < m_x.size(); wave += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      sums[lane] +=
          cosineOfTurns(m_x[wave + lane] * x + m_y[wave + lane] * y + m_z[wave + lane] * z + m_phase[wave + lane]);
  float sum = 0;
  for (float part : sums) sum += part;
  return m_scale * static_cast<double>(sum);
}

double LatticeNoise::at(const core::Vector3& point) const {
  std::int64_t low[3];
  double part[3];
  for (int axis = 0; axis < 3; ++axis) {
    const double scaled = point[axis] * m_frequency;
    const double floor = std::floor(scaled), t = scaled - floor;
    low[axis] = static_cast<std::int64_t>(floor);
    part[axis] = t * t * (3 - 2 * t);
  }
  double value = 0;
  for (int corner = 0; corner < 8; ++corner) {
    const int i = corner & 1, j = corner >> 1 & 1, k = corner >> 2;
    const double weight = (i ? part[0] : 1 - part[0]) * (j ? part[1] : 1 - part[1]) * (k ? part[2] : 1 - part[2]);
    value += weight * latticeValue(m_seed, low[0] + i, low[1] + j, low[2] + k);
  }
  return value;
}

}  // namespace glmamba::imaging
