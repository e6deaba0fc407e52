#include "inference/imaging/resample.h"

#include <algorithm>
#include <cmath>

#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"

namespace glmamba::imaging {

using core::CancelToken;
using core::Geometry;
using core::Size3;
using core::Vector3;
using core::operator-;  // of std::array: not found by the argument's namespace
using core::Volume;
using core::VolumePtr;

namespace {

// As core::sampleLinear(): half a voxel beyond the outermost centres still belongs to the image. The rest is for the
// rounding of positions, so that a point exactly on the edge is inside on every machine.
constexpr double kEdge = 0.5 + 1e-6;

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

bool isInside(const Size3& size, const Vector3& index) {
  return index[0] >= -kEdge && index[0] <= size[0] - 1 + kEdge && index[1] >= -kEdge &&
         index[1] <= size[1] - 1 + kEdge && index[2] >= -kEdge && index[2] <= size[2] - 1 + kEdge;
}

template <typename Sample>
VolumePtr resample(const Volume& volume, const Geometry& grid, float outside, const CancelToken& cancel,
                   const Sample& sample) {
  const Geometry& from = volume.geometry();
  const Size3 size = from.size(), newSize = grid.size();
  requireSize(newSize[0], newSize[1], newSize[2]);
  if (from.sameGrid(grid)) return core::makeVolume(grid, volume.voxels());

  // From index to index is affine: one step along a row is the same everywhere.
  const auto indexAt = [&](double i, double j, double k) { return from.indexFromLps(grid.lpsFromIndex({i, j, k})); };
  const Vector3 step = indexAt(1, 0, 0) - indexAt(0, 0, 0);
  std::vector<float> voxels(grid.voxelCount());
  parallelFor(newSize[2], cancel, [&](int k) {
    float* out = voxels.data() + static_cast<std::size_t>(k) * newSize[0] * newSize[1];
    for (int j = 0; j < newSize[1]; ++j) {
      const Vector3 start = indexAt(0, j, k);
      for (int i = 0; i < newSize[0]; ++i, ++out) {
        const Vector3 index{start[0] + i * step[0], start[1] + i * step[1], start[2] + i * step[2]};
        *out = isInside(size, index) ? sample(volume.voxels().data(), size, index) : outside;
      }
    }
  });
  return core::makeVolume(grid, std::move(voxels));
}

}  // namespace

VolumePtr resampleLinear(const Volume& volume, const Geometry& grid, float outside, const CancelToken& cancel) {
  return resample(volume, grid, outside, cancel, [](const float* voxels, const Size3& size, const Vector3& index) {
    return linear(voxels, size, index);
  });
}

VolumePtr resampleNearest(const Volume& volume, const Geometry& grid, float outside, const CancelToken& cancel) {
  return resample(volume, grid, outside, cancel, [](const float* voxels, const Size3& size, const Vector3& index) {
    return nearest(voxels, size, index);
  });
}

}  // namespace glmamba::imaging
