// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/checks.h"

#include <string>

#include "core/error.h"

namespace glmamba::imaging {

using core::Error;
using core::ErrorCode;

namespace {

// 16 GiB of voxels: four times 1024×1024×1024, above any MR image, below what stops a workstation.
constexpr double kMostVoxels = 4.0 * 1024 * 1024 * 1024;

std::string sizeText(const core::Size3& size) {
  return std::to_string(size[0]) + "×" + std::to_string(size[1]) + "×" + std::to_string(size[2]);
}

}  // namespace

void requireFinite(const core::Volume& volume, const char* name) {
  const std::size_t notFinite = core::voxelRange(volume).notFinite;
  if (notFinite == 0) return;
  throw Error(ErrorCode::badValue, std::string(name) + " of " + sizeText(volume.geometry().size()) + " voxels has " +
                                       std::to_string(notFinite) +
                                       " that are NaN or infinite; replace them with numbers first.");
}

void requireSize(int columns, int rows, int sliceCount) {
  if (columns < 1 || rows < 1)
    throw Error(ErrorCode::badValue, "An image of " + sizeText({columns, rows, sliceCount}) +
                                         " voxels was asked for; every side must be 1 or more.");
  if (static_cast<double>(columns) * rows * sliceCount > kMostVoxels)
    throw Error(ErrorCode::tooLarge, "An image of " + sizeText({columns, rows, sliceCount}) +
                                         " voxels was asked for; at most 2^32 voxels are made.");
}

void requireSameSize(const core::Volume& hr, const core::Volume& sr) {
  if (hr.geometry().size() == sr.geometry().size()) return;
  throw Error(ErrorCode::gridMismatch, "The ground truth has " + sizeText(hr.geometry().size()) +
                                           " voxels and the image to compare has " + sizeText(sr.geometry().size()) +
                                           "; both must be on one grid.");
}

}  // namespace glmamba::imaging
