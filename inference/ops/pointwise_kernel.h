// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace glmamba::ops {

/// y = d + m·sigmoid(d) for `count` neighbouring numbers.
void modulateRow(const float* m, const float* d, std::int64_t count, float* y);

/// One row of gatedNorm().
void gatedNormRow(const float* y, const float* weight, const float* bias, float epsilon, const float* z,
                  std::int64_t channels, float* out);

/// First pass of fuse(), over `pixels` rows of `channels`: the share a of each pixel, and the maxima of the three maps
/// {3, channels}, raised where these pixels' are larger. `attention` is its first row less its second, {2·channels}.
void fusionMaxima(const float* t, const float* r, const float* attention, float attentionBias, std::int64_t pixels,
                  std::int64_t channels, float* shares, float* maxima);
/// Second pass: y from the shares and the image's three weights.
void fusionSum(const float* t, const float* r, const float* shares, const float* weights, std::int64_t pixels,
               std::int64_t channels, float* y);

}  // namespace glmamba::ops
