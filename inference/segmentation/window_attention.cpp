// SPDX-License-Identifier: Apache-2.0
#include "inference/segmentation/window_attention.h"

#include <cmath>

namespace glmamba::segmentation {

namespace {

using torch::Tensor;

constexpr float kForbidden = -100;
constexpr double kFirstBiasSpread = 0.02;

// Regions of one axis of a rolled map: before the last window, in it before the seam, behind the seam.
Tensor regionsOfAxis(std::int64_t length, std::int64_t side, std::int64_t shift) {
  Tensor regions = torch::zeros({length}, torch::kLong);
  regions.slice(0, length - side, length - shift).fill_(1);
  regions.slice(0, length - shift, length).fill_(2);
  return regions;
}

}  // namespace

Tensor windowsOf(const Tensor& tokens, std::int64_t side) {
  const std::int64_t n = tokens.size(0), rows = tokens.size(1) / side, columns = tokens.size(2) / side,
                     channels = tokens.size(3);
  return tokens.reshape({n, rows, side, columns, side, channels})
      .permute({0, 1, 3, 2, 4, 5})
      .reshape({n * rows * columns, side * side, channels});
}

Tensor tokensOf(const Tensor& windows, std::int64_t side, std::int64_t height, std::int64_t width) {
  const std::int64_t rows = height / side, columns = width / side, channels = windows.size(2),
                     n = windows.size(0) / (rows * columns);
  return windows.reshape({n, rows, columns, side, side, channels})
      .permute({0, 1, 3, 2, 4, 5})
      .reshape({n, height, width, channels});
}

Tensor shiftMask(std::int64_t height, std::int64_t width, std::int64_t side, std::int64_t shift,
                 const torch::Device& device) {
  const Tensor regions =
      3 * regionsOfAxis(height, side, shift).unsqueeze(1) + regionsOfAxis(width, side, shift).unsqueeze(0);
  const Tensor ofWindows = windowsOf(regions.view({1, height, width, 1}), side).squeeze(2);
  const Tensor differ = ofWindows.unsqueeze(1).ne(ofWindows.unsqueeze(2));
  return (kForbidden * differ.to(torch::kFloat)).to(device);
}

WindowAttentionImpl::WindowAttentionImpl(std::int64_t channels, std::int64_t side, std::int64_t headCount)
    : heads(headCount) {
  qkv = register_module("qkv", LinearLayer(channels, 3 * channels));
  proj = register_module("proj", LinearLayer(channels, channels));
  const std::int64_t places = 2 * side - 1;
  relativeBias = register_parameter("relative_bias", kFirstBiasSpread * torch::randn({places * places, heads}));
  const Tensor axis = torch::arange(side);
  const Tensor apart = axis.unsqueeze(1) - axis.unsqueeze(0) + side - 1;  // {query, key} along one axis
  // {query row, query column, key row, key column}
  relativePlace = register_buffer("relative_place",
                                  (places * apart.view({side, 1, side, 1}) + apart.view({1, side, 1, side})).flatten());
}

Tensor WindowAttentionImpl::forward(const Tensor& windows, const Tensor& mask) {
  const std::int64_t count = windows.size(0), tokens = windows.size(1), channels = windows.size(2);
  const auto parts =
      qkv->forward(windows).view({count, tokens, 3, heads, channels / heads}).permute({2, 0, 3, 1, 4}).unbind(0);
  const double scale = 1 / std::sqrt(static_cast<double>(channels / heads));
  Tensor bias = relativeBias.index({relativePlace}).view({tokens, tokens, heads}).permute({2, 0, 1});
  if (mask.defined()) bias = bias.unsqueeze(0) + mask.unsqueeze(1);  // {windows, heads, tokens, tokens}
  Tensor attention = torch::matmul(parts[0] * scale, parts[1].transpose(-2, -1));
  if (mask.defined())
    attention = (attention.view({-1, mask.size(0), heads, tokens, tokens}) + bias).view({count, heads, tokens, tokens});
  else
    attention = attention + bias;
  const Tensor mixed = torch::matmul(attention.softmax(-1), parts[2]).transpose(1, 2);
  return proj->forward(mixed.reshape({count, tokens, channels}));
}

}  // namespace glmamba::segmentation
