// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>

namespace glmamba {

/// The next whole multiple of `multiple`.
inline std::int64_t paddedSide(std::int64_t side, std::int64_t multiple) {
  return (side + multiple - 1) / multiple * multiple;
}

/// `image` {N, C, H, W} with reflected rows below and columns to the right, up to whole multiples. Throws c10::Error
/// for images too small to be reflected that far.
inline torch::Tensor padded(const torch::Tensor& image, std::int64_t multiple) {
  const std::int64_t bottom = paddedSide(image.size(2), multiple) - image.size(2),
                     right = paddedSide(image.size(3), multiple) - image.size(3);
  if (bottom == 0 && right == 0) return image;
  return torch::reflection_pad2d(image, {0, right, 0, bottom});
}

}  // namespace glmamba
