// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/patch_resizing.h"

namespace glmamba::segmentation {

using torch::Tensor;

PatchMergingImpl::PatchMergingImpl(std::int64_t channels) {
  norm = register_module("norm", layerNorm(4 * channels));
  reduction = register_module("reduction", LinearLayer(4 * channels, 2 * channels, false));
}

Tensor PatchMergingImpl::forward(const Tensor& x) {
  const auto every = [&](std::int64_t row, std::int64_t column) {
    return x.slice(1, row, x.size(1), 2).slice(2, column, x.size(2), 2);
  };
  const Tensor four = torch::cat({every(0, 0), every(1, 0), every(0, 1), every(1, 1)}, -1);
  return reduction->forward(norm->forward(four));
}

PatchExpandingImpl::PatchExpandingImpl(std::int64_t channels, std::int64_t by, std::int64_t out) : factor(by) {
  expand = register_module("expand", LinearLayer(channels, factor * factor * out, false));
  norm = register_module("norm", layerNorm(out));
}

Tensor PatchExpandingImpl::forward(const Tensor& x) {
  const Tensor wide = expand->forward(x);
  const std::int64_t n = x.size(0), height = x.size(1), width = x.size(2), out = wide.size(3) / (factor * factor);
  return norm->forward(wide.view({n, height, width, factor, factor, out})
                           .permute({0, 1, 3, 2, 4, 5})
                           .reshape({n, height * factor, width * factor, out}));
}

}  // namespace glmamba::segmentation
