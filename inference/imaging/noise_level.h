// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/volume.h"

namespace glmamba::imaging {

/// The standard deviation of an image's noise, and what it was told by.
struct NoiseLevel {
  double sigma = 0;             ///< in the image's units, of the noise of its real part; 0 when the image shows none
  bool fromBackground = false;  ///< else from the quietest parts of the head
  std::string how;              ///< in words
};

/// The noise of a magnitude (no voxel below 0) or real-valued image.
///
/// From the background, if there is one with noise in it: blocks of 8×8 voxels round which the image is dark. There the
/// magnitude of noise is Rayleigh distributed, σ² = mean(v²)/2 (Gudbjartsson & Patz, MRM 34, 1995, Eq. 3), and a real
/// value normal, σ² = mean(v²); σ is the median over the blocks. A background that was masked, or holds the ringing of
/// a degraded image, differs from block to block and is not used: then σ is that of the diagonal differences
/// (a − b − c + d)/2 of neighbouring voxels (the finest band of a Haar transform) in the quietest quarter of the head's
/// blocks. Structure that fine counts as noise there.
NoiseLevel noiseLevel(const core::Volume& image);

}  // namespace glmamba::imaging
