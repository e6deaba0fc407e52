// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/subvoxel_shift.h"

#include <cmath>

#include <torch/torch.h>

namespace glmamba::engine {

namespace {

/// {size, size}: the frequencies of `size` samples, each moved by `distance`.
///
///     S[o][i] = 1/N Σ_f cos(2πf (o − d − i)/N),     f = −(N − 1)/2 … (N − 1)/2, and N/2 for even N by cos(πd) cos(π(o
///     − i))
torch::Tensor shiftMatrix(std::int64_t size, double distance) {
  constexpr double kPi = 3.14159265358979323846;
  std::vector<double> byDifference(static_cast<std::size_t>(2 * size - 1));
  for (std::int64_t difference = 1 - size; difference < size; ++difference) {
    double sum = 1;
    for (std::int64_t f = 1; f <= (size - 1) / 2; ++f)
      sum += 2 * std::cos(2 * kPi * static_cast<double>(f) * (static_cast<double>(difference) - distance) /
                          static_cast<double>(size));
    if (size % 2 == 0) sum += std::cos(kPi * distance) * (difference % 2 == 0 ? 1 : -1);
    byDifference[static_cast<std::size_t>(difference + size - 1)] = sum / static_cast<double>(size);
  }
  torch::Tensor matrix = torch::empty({size, size});
  auto* values = matrix.data_ptr<float>();
  for (std::int64_t o = 0; o < size; ++o)
    for (std::int64_t i = 0; i < size; ++i)
      *values++ = static_cast<float>(byDifference[static_cast<std::size_t>(o - i + size - 1)]);
  return matrix;
}

}  // namespace

torch::Tensor shifted(const torch::Tensor& images, double columns, double rows) {
  const torch::Tensor across = shiftMatrix(images.size(3), columns).to(images.device());
  const torch::Tensor down = shiftMatrix(images.size(2), rows).to(images.device());
  return torch::matmul(torch::matmul(down, images), across.t()).contiguous();
}

}  // namespace glmamba::engine
