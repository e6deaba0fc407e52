// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace glmamba::ops {

constexpr std::int64_t kTaps = 9;

/// One image of a deformable convolution, channels last, contiguous.
struct DeformImage {
  const float* input;       ///< {H, W, C}
  const float* offset;      ///< {H, W, 18}
  const float* modulation;  ///< {H, W, 9}
  const float* zeros;       ///< C zeros: what lies outside the image
  std::int64_t height, width, channels;
};

/// Samples the nine taps of pixels [first, last) (h·W + w) into `panel` {last − first, 9, C}.
void deformGather(const DeformImage& image, std::int64_t first, std::int64_t last, float* panel);

/// The transpose: from `panelGradient` {last − first, 9, C} adds to `inputGradient` {H, W, C} and writes
/// `offsetGradient` {H, W, 18} and `modulationGradient` {H, W, 9} of those pixels. `spare` {C} takes what falls outside
/// the image.
void deformScatter(const DeformImage& image, std::int64_t first, std::int64_t last, const float* panelGradient,
                   float* inputGradient, float* offsetGradient, float* modulationGradient, float* spare);

}  // namespace glmamba::ops
