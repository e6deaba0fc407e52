// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/imaging/mask.h"

namespace glmamba::imaging {

/// 2·|a ∩ b| / (|a| + |b|): 1 when both are empty. Throws Error{gridMismatch} when the sizes differ.
double dice(const Mask& a, const Mask& b);

/// The distance in mm within which 95 % of both boundaries' voxels lie of the other's: the 95th percentile of the
/// distances from each boundary voxel of one mask to the nearest of the other, both ways together. A boundary voxel has
/// a face neighbour outside of its mask, the image's border counting as outside. 0 when both are empty, infinite when
/// one is. Axes are taken as being at right angles.
double boundaryDistance95(const Mask& a, const Mask& b, const core::Geometry& grid);

/// Distance in mm from each voxel's centre to the nearest voxel of `mask`; infinite when it is empty. Exact: lower
/// envelopes of parabolas along each axis (Felzenszwalb and Huttenlocher 2012, Theory of Computing 8, section 2).
std::vector<float> distanceTo(const Mask& mask, const core::Geometry& grid);

/// How a lesion stands out from what is around it.
struct RingContrast {
  double inside = 0;    ///< mean of the lesion, in the image's units
  double ring = 0;      ///< mean of the ring around it
  double contrast = 0;  ///< (inside − ring) / |ring|; 0 where the ring is empty or 0
};

/// The contrast of a lesion to the tissue within `width` mm of it: voxels of `excluded` (other lesions; may be empty)
/// and voxels that are 0 (outside of a stripped head) are none of the ring. Throws Error{gridMismatch}.
RingContrast contrastToRing(const core::Volume& image, const Mask& lesion, const Mask& excluded = {}, double width = 5);

}  // namespace glmamba::imaging
