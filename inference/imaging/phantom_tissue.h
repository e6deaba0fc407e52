// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

namespace glmamba::imaging {

/// The tissues of the phantom. Air and compact bone give no signal and are what is left of a voxel.
enum class Tissue { csf, greyMatter, whiteMatter, deepGrey, fat, muscle, oedema, enhancingRim, necrosis };
constexpr std::size_t kTissueCount = 9;

/// How much of a voxel each tissue fills, 0 to 1.
class TissueFractions {
 public:
  double operator[](Tissue tissue) const { return m_parts[static_cast<std::size_t>(tissue)]; }
  const std::array<double, kTissueCount>& parts() const { return m_parts; }

  /// Puts `share` of the voxel under something without signal, or under `tissue`, whatever was there.
  void clear(double share) {
    for (double& part : m_parts) part *= 1 - share;
  }
  void cover(Tissue tissue, double share) {
    if (share <= 0) return;
    clear(share);
    m_parts[static_cast<std::size_t>(tissue)] += share;
  }
  /// Turns `share` of what is `from` into `to`.
  void turn(Tissue from, Tissue to, double share) {
    const double moved = share * (*this)[from];
    m_parts[static_cast<std::size_t>(from)] -= moved;
    m_parts[static_cast<std::size_t>(to)] += moved;
  }

 private:
  std::array<double, kTissueCount> m_parts{};
};

}  // namespace glmamba::imaging
