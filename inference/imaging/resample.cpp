// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/resample.h"

#include <algorithm>
#include <cmath>

#include "inference/imaging/resample_loop.h"

namespace glmamba::imaging {

using core::CancelToken;
using core::Geometry;
using core::Size3;
using core::Vector3;
using core::Volume;
using core::VolumePtr;

namespace {

/// A continuous index along one axis: the voxels on both sides, as offsets in memory, and the weight of the upper one.
struct Between {
  std::ptrdiff_t low;
  std::ptrdiff_t step;  ///< 0 when `low` is hit exactly, so that its neighbour isn't read
  float part;
};

Between between(double index, int size, std::ptrdiff_t stride) {
  const double inside = std::clamp(index, 0.0, size - 1.0);
  const double low = std::floor(inside);
  const double part = inside - low;
  return {static_cast<std::ptrdiff_t>(low) * stride, part > 0 ? stride : 0, static_cast<float>(part)};
}

float mix(float low, float high, float part) { return low + part * (high - low); }

float linear(const float* voxels, const Size3& size, const Vector3& index) {
  const Between i = between(index[0], size[0], 1);
  const Between j = between(index[1], size[1], size[0]);
  const Between k = between(index[2], size[2], static_cast<std::ptrdiff_t>(size[0]) * size[1]);
  const float* near = voxels + i.low + j.low + k.low;
  const float* far = near + k.step;
  return mix(mix(mix(near[0], near[i.step], i.part), mix(near[j.step], near[j.step + i.step], i.part), j.part),
             mix(mix(far[0], far[i.step], i.part), mix(far[j.step], far[j.step + i.step], i.part), j.part), k.part);
}

float nearest(const float* voxels, const Size3& size, const Vector3& index) {
  std::ptrdiff_t at[3];
  for (int axis = 0; axis < 3; ++axis)
    at[axis] = static_cast<std::ptrdiff_t>(std::clamp(std::floor(index[axis] + 0.5), 0.0, size[axis] - 1.0));
  return voxels[(at[2] * size[1] + at[1]) * size[0] + at[0]];
}

}  // namespace

VolumePtr resampleLinear(const Volume& volume, const Geometry& grid, float outside, const CancelToken& cancel) {
  return resample(volume, grid, outside, cancel, [&](const Vector3& index) {
    return linear(volume.voxels().data(), volume.geometry().size(), index);
  });
}

VolumePtr resampleNearest(const Volume& volume, const Geometry& grid, float outside, const CancelToken& cancel) {
  return resample(volume, grid, outside, cancel, [&](const Vector3& index) {
    return nearest(volume.voxels().data(), volume.geometry().size(), index);
  });
}

}  // namespace glmamba::imaging
