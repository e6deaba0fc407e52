// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/subvoxel_shift.h"

#include <cmath>

#include <catch2/catch.hpp>
#include <torch/torch.h>

using glmamba::engine::shifted;

TEST_CASE("A wave moves by parts of a voxel as its formula says, on even and odd sizes", "[trust]") {
  const std::int64_t columns = GENERATE(24, 25), rows = GENERATE(18, 17);
  const double right = GENERATE(0.5, -0.25, 1.0), down = 0.3;
  constexpr double kPi = 3.14159265358979323846;
  const auto wave = [&](double x, double y) {
    torch::Tensor image = torch::empty({1, 1, rows, columns});
    for (std::int64_t j = 0; j < rows; ++j)
      for (std::int64_t i = 0; i < columns; ++i)
        image[0][0][j][i] = 5 + std::cos(2 * kPi * (3 * (i - x) / columns - 2 * (j - y) / rows));
    return image;
  };
  const torch::Tensor moved = shifted(wave(0, 0), right, down);
  CHECK((moved - wave(right, down)).abs().max().item<double>() < 1e-5);  // float sums of 25 values near 5
  CHECK((shifted(moved, -right, -down) - wave(0, 0)).abs().max().item<double>() < 1e-5);
}

TEST_CASE("A checkerboard of the highest frequency vanishes between the voxels", "[trust]") {
  torch::Tensor board = torch::empty({1, 1, 8, 10});
  for (int j = 0; j < 8; ++j)
    for (int i = 0; i < 10; ++i) board[0][0][j][i] = (i + j) % 2 == 0 ? 1 : -1;
  CHECK(shifted(board, 0.5, 0).abs().max().item<double>() < 1e-6);
  CHECK((shifted(board, 1, 0) + board).abs().max().item<double>() < 1e-6);
}
