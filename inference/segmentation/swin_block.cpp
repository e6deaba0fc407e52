// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/swin_block.h"

#include <algorithm>

namespace glmamba::segmentation {

using torch::Tensor;

SwinBlockImpl::SwinBlockImpl(std::int64_t channels, std::int64_t windowSide, std::int64_t heads, std::int64_t expand,
                             bool isShifted)
    : side(windowSide), shift(isShifted ? windowSide / 2 : 0) {
  norm1 = register_module("norm1", layerNorm(channels));
  attention = register_module("attention", WindowAttention(channels, side, heads));
  norm2 = register_module("norm2", layerNorm(channels));
  fc1 = register_module("fc1", LinearLayer(channels, expand * channels));
  fc2 = register_module("fc2", LinearLayer(expand * channels, channels));
}

Tensor SwinBlockImpl::forward(Tensor x) {
  const std::int64_t height = x.size(1), width = x.size(2);
  const std::int64_t bottom = (side - height % side) % side, right = (side - width % side) % side;
  const std::int64_t rows = height + bottom, columns = width + right;
  Tensor y = torch::constant_pad_nd(norm1->forward(x), {0, 0, 0, right, 0, bottom});
  // One window holds the whole map: there are no neighbours to exchange with.
  const std::int64_t by = std::min(rows, columns) > side ? shift : 0;
  Tensor mask;
  if (by > 0) {
    y = torch::roll(y, {-by, -by}, {1, 2});
    mask = shiftMask(rows, columns, side, by, y.device());
  }
  y = tokensOf(attention->forward(windowsOf(y, side), mask), side, rows, columns);
  if (by > 0) y = torch::roll(y, {by, by}, {1, 2});
  x = x + y.slice(1, 0, height).slice(2, 0, width);
  return x + fc2->forward(torch::gelu(fc1->forward(norm2->forward(x))));
}

}  // namespace glmamba::segmentation
