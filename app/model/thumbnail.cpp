// SPDX-License-Identifier: Apache-2.0
#include "app/model/thumbnail.h"

#include <algorithm>
#include <cmath>

#include "core/window.h"
#include "io/load.h"

namespace glmamba::app {

namespace {

core::VolumePtr middleSlice(const core::Series& series, const core::VolumePtr& loaded, const JobContext& context) {
  const int middle = series.geometry.size()[2] / 2;
  if (loaded) return core::slices(*loaded, loaded->sliceCount() / 2, loaded->sliceCount() / 2 + 1);
  const auto count = static_cast<std::size_t>(series.geometry.size()[2]);
  if (series.format != core::FileFormat::dicom || series.files.size() != count) {
    const core::VolumePtr whole = io::loadVolume(series, context.cancel);
    return core::slices(*whole, middle, middle + 1);
  }
  core::Series one = series;
  one.geometry = series.geometry.slices(middle, middle + 1);
  one.files = {series.files[static_cast<std::size_t>(middle)]};
  if (series.frames.size() == count) one.frames = {series.frames[static_cast<std::size_t>(middle)]};
  return io::loadVolume(one, context.cancel);
}

// The LPS axis that a grid's axis runs along most, and whether it runs towards its negative end.
struct Along {
  int axis;
  bool isNegative;
};
Along along(const core::Vector3& direction) {
  int axis = 0;
  for (int n = 1; n < 3; ++n)
    if (std::abs(direction[static_cast<std::size_t>(n)]) > std::abs(direction[static_cast<std::size_t>(axis)]))
      axis = n;
  return {axis, direction[static_cast<std::size_t>(axis)] < 0};
}

}  // namespace

Thumbnail thumbnailOf(const core::Series& series, const core::VolumePtr& loaded, int side, const JobContext& context) {
  const core::VolumePtr slice = middleSlice(series, loaded, context);
  const core::Geometry& grid = slice->geometry();
  // Across the picture runs the axis that comes first in L, P, S: L, or P where the slice is sagittal.
  const Along i = along(grid.direction(0)), j = along(grid.direction(1));
  const bool isTurned = i.axis > j.axis;
  const Along across = isTurned ? j : i, down = isTurned ? i : j;
  const std::size_t acrossAxis = isTurned ? 1 : 0, downAxis = isTurned ? 0 : 1;
  constexpr int kSuperior = 2;
  // Down goes P, or against S.
  const bool mirrorsAcross = across.isNegative, mirrorsDown = (down.axis == kSuperior) != down.isNegative;
  const double width = grid.size()[acrossAxis] * grid.spacing()[acrossAxis];
  const double height = grid.size()[downAxis] * grid.spacing()[downAxis];
  const double scale = side / std::max(width, height);
  Thumbnail picture{std::max(1, static_cast<int>(std::lround(width * scale))),
                    std::max(1, static_cast<int>(std::lround(height * scale))),
                    {}};
  const core::Window window = core::autoWindow(*slice);
  picture.grey.reserve(static_cast<std::size_t>(picture.width) * picture.height);
  const auto index = [](int pixel, int pixels, int voxels, bool isMirrored) {
    const int voxel = std::min(voxels - 1, static_cast<int>((pixel + 0.5) * voxels / pixels));
    return isMirrored ? voxels - 1 - voxel : voxel;
  };
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const int a = index(x, picture.width, grid.size()[acrossAxis], mirrorsAcross);
      const int d = index(y, picture.height, grid.size()[downAxis], mirrorsDown);
      const float value = isTurned ? slice->at(d, a, 0) : slice->at(a, d, 0);
      const double grey = std::isfinite(value) ? 255 * (value - window.low()) / window.width : 0;
      picture.grey.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
    }
  return picture;
}

}  // namespace glmamba::app
