// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "core/volume.h"

namespace glmamba::imaging {

/// An image's values along a straight line.
struct LineProfile {
  double stepMm = 0;           ///< between neighbouring values
  double voxelMm = 0;          ///< from one plane of voxels to the next along the line: what the image can resolve
  std::vector<double> values;  ///< trilinear, from the line's start to its end; NaN outside of the image

  double lengthMm() const { return stepMm * (values.empty() ? 0.0 : static_cast<double>(values.size() - 1)); }
};

/// The values on the line between two LPS points, at most `stepMm` apart and at equal distances; 20,000 at most.
LineProfile lineProfile(const core::Volume& image, const core::Vector3& from, const core::Vector3& to, double stepMm);

/// The strongest edge of a profile.
struct Edge {
  double atMm = 0;     ///< the middle of the half maximum, from the profile's start
  double widthMm = 0;  ///< full width at half maximum of the derivative's magnitude
  double lowMm = 0;    ///< where the derivative first reaches half of its maximum
  double highMm = 0;   ///< and where it has fallen to it again
};

/// The edge where the profile rises or falls most steeply: its derivative by differences over one voxel, half of its
/// maximum found linearly between samples. A Gaussian blur of σ gives 2.355 σ, a step from voxel to voxel one voxel
/// (ISO 12233 measures the same derivative of an edge, there called the line spread function). Nothing when the profile
/// is flat, or when the half maximum lies beyond an end of the line or beyond values that are not finite.
std::optional<Edge> steepestEdge(const LineProfile& profile);

}  // namespace glmamba::imaging
