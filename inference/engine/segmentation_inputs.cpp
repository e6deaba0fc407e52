// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segmentation_inputs.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.h"
#include "core/series_pair.h"
#include "inference/engine/normalisation.h"
#include "inference/imaging/resample.h"

namespace glmamba::engine {

namespace {

constexpr double kSpacingTolerance = 0.1;
constexpr double kTissueQuantile = 0.995;
constexpr float kTissueShare = 0.1F;
constexpr double kSmallestOverlap = 0.5;

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

core::Geometry workingGrid(const core::Geometry& image, double spacing) {
  const auto count = [&](int axis) {
    const double there = image.spacing()[axis];
    if (std::abs(there / spacing - 1) <= kSpacingTolerance) return image.size()[axis];
    return std::max(1, static_cast<int>(std::lround(image.size()[axis] * there / spacing)));
  };
  const int columns = count(0), rows = count(1);
  if (columns == image.size()[0] && rows == image.size()[1]) return image;
  return image.resizedInPlane(columns, rows, core::GridAlignment::area);
}

core::VolumePtr standardised(const core::VolumePtr& volume, const std::string& contrast) {
  const NormalisedVolume normalised = normalise(volume, kTissueQuantile, contrast);
  std::vector<float> voxels = normalised.volume->voxels();
  const float lowest = kTissueShare * normalised.unit;
  double count = 0, sum = 0, squares = 0;
  for (const float voxel : voxels) {
    if (voxel <= lowest) continue;
    const double value = voxel / normalised.unit;
    ++count;
    sum += value;
    squares += value * value;
  }
  const double mean = sum / count, variance = squares / count - mean * mean;
  // A region of one grey value has no contrast to divide by.
  const double deviation = std::sqrt(std::max(variance, 1e-12));
  for (float& voxel : voxels) voxel = static_cast<float>((voxel / normalised.unit - mean) / deviation);
  return core::makeVolume(volume->geometry(), std::move(voxels));
}

std::vector<core::VolumePtr> segmentationInputs(const ImagesByContrast& images,
                                                const std::vector<std::string>& contrasts, double spacing,
                                                const core::CancelToken& cancel) {
  std::vector<core::VolumePtr> inputs;
  core::VolumePtr first;
  std::optional<core::Geometry> grid;
  for (const std::string& contrast : contrasts) {
    const auto found = images.find(contrast);
    if (found == images.end() || !found->second) {
      inputs.push_back(nullptr);
      continue;
    }
    const core::VolumePtr& image = found->second;
    if (!first) {
      first = image;
      grid = workingGrid(image->geometry(), spacing);
    }
    if (core::overlapFraction(first->geometry(), image->geometry()) < kSmallestOverlap)
      throw core::Error(core::ErrorCode::gridMismatch,
                        "The " + contrast + " image does not cover the image to segment: give one of the same region.");
    const core::VolumePtr values = standardised(image, contrast);
    const float air = core::voxelRange(*values).lowest;
    inputs.push_back(grid->sameGrid(image->geometry()) ? values : imaging::resampleLinear(*values, *grid, air, cancel));
  }
  if (!first)
    throw core::Error(core::ErrorCode::badValue,
                      "The model segments " + listed(contrasts) + " images, and none is given.");
  return inputs;
}

}  // namespace glmamba::engine
