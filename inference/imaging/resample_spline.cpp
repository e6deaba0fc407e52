// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <itkBSplineInterpolateImageFunction.h>

#include "core/error.h"
#include "inference/imaging/itk_image.h"
#include "inference/imaging/resample_loop.h"

namespace glmamba::imaging {

namespace {

using Spline = itk::BSplineInterpolateImageFunction<ItkImage, double, float>;

// The four voxels that a cubic spline takes along an axis.
constexpr int kLeastSide = 4;

Spline::Pointer splineThrough(const core::Volume& volume) {
  try {
    const auto spline = Spline::New();
    spline->SetSplineOrder(3);
    spline->SetInputImage(itkImage(volume));  // makes the coefficients; the voxels are not looked at again
    return spline;
  } catch (const itk::ExceptionObject&) {
    throw core::Error(core::ErrorCode::tooLarge, "There is not enough memory to resample an image of " +
                                                     volume.geometry().describe() +
                                                     ": close other studies and try again.");
  }
}

}  // namespace

core::VolumePtr resampleSpline(const core::Volume& volume, const core::Geometry& grid, float outside,
                               const core::CancelToken& cancel) {
  const core::Size3& size = volume.geometry().size();
  const core::VoxelRange range = core::voxelRange(volume);
  if (range.notFinite > 0) {
    // One of them would spread along its whole row, column and depth.
    std::vector<float> voxels = volume.voxels();
    for (float& voxel : voxels) voxel = std::isfinite(voxel) ? voxel : 0;
    return resampleSpline(core::Volume(volume.geometry(), std::move(voxels)), grid, outside, cancel);
  }
  if (*std::min_element(size.begin(), size.end()) < kLeastSide || volume.geometry().sameGrid(grid))
    return resampleLinear(volume, grid, outside, cancel);
  const Spline::Pointer spline = splineThrough(volume);
  return resample(volume, grid, outside, cancel, [&](const core::Vector3& index) {
    itk::ContinuousIndex<double, 3> at;
    for (unsigned axis = 0; axis < 3; ++axis) at[axis] = std::clamp(index[axis], 0.0, size[axis] - 1.0);
    return std::clamp(static_cast<float>(spline->EvaluateAtContinuousIndex(at)), range.lowest, range.highest);
  });
}

}  // namespace glmamba::imaging
