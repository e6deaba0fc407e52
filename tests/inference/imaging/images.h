// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "core/volume.h"

namespace glmamba::test {

/// A volume of 1 mm voxels at the origin, each the value of `value(i, j, k)`.
inline core::VolumePtr makeImage(const core::Size3& size, const std::function<double(int, int, int)>& value) {
  std::vector<float> voxels;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) voxels.push_back(static_cast<float>(value(i, j, k)));
  return core::makeVolume({size, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}}, std::move(voxels));
}

/// 0 ≤ value < 1, different for each voxel, the same on every machine.
inline double hashedValue(int i, int j, int k) { return (73 * i + 151 * j + 311 * k + 7 * i * j) % 97 / 97.0; }

}  // namespace glmamba::test
