// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/noise_level.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glmamba::imaging {

namespace {

constexpr int kBlock = 8;
// A block is dark below this share of the image's bright voxels: the Rayleigh mean, 1.25 σ, of any image with a
// signal-to-noise ratio above 12.
constexpr double kDark = 0.1;
constexpr double kBrightQuantile = 0.995;
// σ of a block of 64 Rayleigh voxels is off by 6 %: of pure noise the upper tenth is 1.2 times the lower.
constexpr double kMostUneven = 2;
constexpr std::size_t kFewestBlocks = 20;

struct Block {
  double mean = 0;
  double power = 0;     ///< mean of squares
  double diagonal = 0;  ///< root mean square of the diagonal differences
};

Block blockAt(const core::Volume& image, int left, int top, int k) {
  Block block;
  for (int j = top; j < top + kBlock; ++j)
    for (int i = left; i < left + kBlock; ++i) {
      const double value = image.at(i, j, k);
      block.mean += std::abs(value);
      block.power += value * value;
      if (i + 1 == left + kBlock || j + 1 == top + kBlock) continue;
      const double difference = (static_cast<double>(image.at(i, j, k)) - image.at(i + 1, j, k) -
                                 image.at(i, j + 1, k) + image.at(i + 1, j + 1, k)) /
                                2;
      block.diagonal += difference * difference;
    }
  block.mean /= kBlock * kBlock;
  block.power /= kBlock * kBlock;
  block.diagonal = std::sqrt(block.diagonal / ((kBlock - 1) * (kBlock - 1)));
  return block;
}

double quantile(std::vector<double>& values, double fraction) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

}  // namespace

NoiseLevel noiseLevel(const core::Volume& image) {
  const double bright = core::quantileOfNonZero(image, kBrightQuantile);
  const auto& voxels = image.voxels();
  const bool isMagnitude = std::none_of(voxels.begin(), voxels.end(), [](float v) { return v < 0; });
  const int across = image.columns() / kBlock, down = image.rows() / kBlock;
  std::vector<double> background, head;
  for (int k = 0; k < image.sliceCount(); ++k) {
    std::vector<Block> blocks;
    for (int y = 0; y < down; ++y)
      for (int x = 0; x < across; ++x) blocks.push_back(blockAt(image, x * kBlock, y * kBlock, k));
    const auto isDark = [&](int x, int y) {  // beyond the slice nothing is bright
      return x < 0 || y < 0 || x >= across || y >= down ||
             blocks[static_cast<std::size_t>(y) * across + x].mean < kDark * bright;
    };
    for (int y = 0; y < down; ++y)
      for (int x = 0; x < across; ++x) {
        const Block& block = blocks[static_cast<std::size_t>(y) * across + x];
        bool allDark = true;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx) allDark = allDark && isDark(x + dx, y + dy);
        if (allDark) background.push_back(std::sqrt(block.power / (isMagnitude ? 2 : 1)));
        if (!isDark(x, y)) head.push_back(block.diagonal);
      }
  }
  if (background.size() >= kFewestBlocks) {
    const double low = quantile(background, 0.1), high = quantile(background, 0.9);
    if (low > 0 && high <= kMostUneven * low)
      return {quantile(background, 0.5), true,
              isMagnitude ? "noise of the background, Rayleigh distributed" : "noise of the background"};
  }
  if (head.empty()) return {0, false, "no noise could be measured"};
  return {quantile(head, 0.25), false,
          "the background shows no even noise: diagonal differences in the quietest quarter of the head"};
}

}  // namespace glmamba::imaging
