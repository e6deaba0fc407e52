// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda/portable.h"

namespace glmamba::ops::cuda {

constexpr int kDeformTaps = 9;

/// Sampling of pixels [firstPixel, firstPixel + pixels) of a batch, counted through all its images; channels last,
/// contiguous. H·W must be below 2³¹.
struct DeformArguments {
  std::int64_t firstPixel, pixels;
  std::int32_t height, width, channels;
  const void* input;            ///< {N, H, W, C}
  const void* offset;           ///< {N, H, W, 18}
  const void* modulation;       ///< {N, H, W, 9}
  void* panel;                  ///< {pixels, 9, C}: written by DeformGather, the gradient of DeformScatter
  float* gradientOfInput;       ///< {N, H, W, C}: added to
  float* gradientOfOffset;      ///< {N, H, W, 18}
  float* gradientOfModulation;  ///< {N, H, W, 9}
};

/// Where one tap of one pixel samples: the four corners as pixels of the image, −1 outside, and the fractions between.
struct DeformSample {
  std::int32_t corners[4];  // (low, low), (low, high), (high, low), (high, high) in (y, x)
  float fractionY, fractionX, modulation;

  GLMAMBA_BOTH float share(int corner) const {
    return ((corner & 2) != 0 ? fractionY : 1 - fractionY) * ((corner & 1) != 0 ? fractionX : 1 - fractionX);
  }
};

template <class T>
GLMAMBA_BOTH DeformSample deformSample(const DeformArguments& in, std::int64_t pixel, int tap) {
  const auto inImage = static_cast<std::int32_t>(pixel % (static_cast<std::int64_t>(in.height) * in.width));
  const auto* o = static_cast<const T*>(in.offset) + (pixel * kDeformTaps + tap) * 2;
  const float y = static_cast<float>(inImage / in.width + tap / 3 - 1) + static_cast<float>(o[0]);
  const float x = static_cast<float>(inImage % in.width + tap % 3 - 1) + static_cast<float>(o[1]);
  DeformSample sample{
      {-1, -1, -1, -1}, 0, 0, static_cast<float>(static_cast<const T*>(in.modulation)[pixel * kDeformTaps + tap])};
  // Written so that NaN takes the second way too; it then reaches the result through the fractions.
  if (!(y > -1 && x > -1 && y < static_cast<float>(in.height) && x < static_cast<float>(in.width))) {
    if (y != y || x != x) sample.fractionY = sample.fractionX = y + x;
    return sample;
  }
  const float top = floorf(y), left = floorf(x);
  sample.fractionY = y - top;
  sample.fractionX = x - left;
  GLMAMBA_UNROLL
  for (int c = 0; c < 4; ++c) {
    const std::int32_t cy = static_cast<std::int32_t>(top) + (c >> 1), cx = static_cast<std::int32_t>(left) + (c & 1);
    if (cy >= 0 && cy < in.height && cx >= 0 && cx < in.width) sample.corners[c] = cy * in.width + cx;
  }
  return sample;
}

/// Fills the panel that the weights are multiplied with. A block finds where its pixels' taps sample once, then its
/// threads interpolate N neighbouring channels each; C must be a multiple of N.
template <class T, int N>
struct DeformGather {
  static constexpr int kThreads = 256;
  static constexpr int kPixels = 32;
  static constexpr int kSamples = kPixels * kDeformTaps;
  struct Private {};
  struct Shared {
    DeformSample samples[kSamples];
  };

  static GLMAMBA_BOTH std::int64_t blocks(const DeformArguments& in) {
    return ceilDivide<std::int64_t>(in.pixels, kPixels);
  }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared& shared, const DeformArguments& in) {
    const std::int64_t first = block.index * kPixels;
    const auto pixels = static_cast<int>(in.pixels - first < kPixels ? in.pixels - first : kPixels);
    block.forThreads([&](int thread, Private&) {
      for (int i = thread; i < pixels * kDeformTaps; i += kThreads)
        shared.samples[i] = deformSample<T>(in, in.firstPixel + first + i / kDeformTaps, i % kDeformTaps);
    });
    const std::int32_t packs = in.channels / N;
    const std::int64_t perImage = static_cast<std::int64_t>(in.height) * in.width;
    block.forThreads([&](int thread, Private&) {
      auto* panel = static_cast<Pack<T, N>*>(in.panel) + first * kDeformTaps * packs;
      for (std::int32_t i = thread; i < pixels * kDeformTaps * packs; i += kThreads) {
        const DeformSample& sample = shared.samples[i / packs];
        const std::int64_t image = (in.firstPixel + first + i / packs / kDeformTaps) / perImage;
        const auto* input = static_cast<const Pack<T, N>*>(in.input) + image * perImage * packs + i % packs;
        float sums[N] = {};
        GLMAMBA_UNROLL
        for (int c = 0; c < 4; ++c) {
          const float weight = sample.modulation * sample.share(c);
          Pack<T, N> values{};
          if (sample.corners[c] >= 0) values = input[static_cast<std::int64_t>(sample.corners[c]) * packs];
          GLMAMBA_UNROLL
          for (int j = 0; j < N; ++j) sums[j] += weight * static_cast<float>(values.values[j]);
        }
        Pack<T, N> result;
        GLMAMBA_UNROLL
        for (int j = 0; j < N; ++j) result.values[j] = static_cast<T>(sums[j]);
        panel[i] = result;
      }
    });
  }
};

/// The transpose, in float32: from the panel's gradient to those of the input, the offsets and the modulation. A warp
/// takes one tap of one pixel at a time, a lane every 32nd channel.
struct DeformScatter {
  static constexpr int kThreads = 128;
  static constexpr int kTasks = 4;  // of a warp
  struct Shared {};
  struct Private {};

  static GLMAMBA_BOTH std::int64_t blocks(const DeformArguments& in) {
    return ceilDivide<std::int64_t>(in.pixels * kDeformTaps, kThreads / kWarp * kTasks);
  }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared&, const DeformArguments& in) {
    const std::int64_t perImage = static_cast<std::int64_t>(in.height) * in.width;
    for (int i = 0; i < kTasks; ++i) {
      const auto taskOf = [&](int thread) { return (block.index * kTasks + i) * (kThreads / kWarp) + thread / kWarp; };
      const auto pixelOf = [&](std::int64_t task) { return in.firstPixel + task / kDeformTaps; };
      block.template warpSums<4>(
          [&](int thread, Private&, float(&along)[4]) {  // gradient · x at each corner
            GLMAMBA_UNROLL
            for (int c = 0; c < 4; ++c) along[c] = 0;
            const std::int64_t task = taskOf(thread), pixel = pixelOf(task);
            if (task >= in.pixels * kDeformTaps) return;
            const DeformSample sample = deformSample<float>(in, pixel, static_cast<int>(task % kDeformTaps));
            const auto* gradient = static_cast<const float*>(in.panel) + task * in.channels;
            for (std::int32_t channel = thread % kWarp; channel < in.channels; channel += kWarp) {
              const float g = gradient[channel];
              GLMAMBA_UNROLL
              for (int c = 0; c < 4; ++c) {
                if (sample.corners[c] < 0) continue;
                const std::int64_t at = (pixel / perImage * perImage + sample.corners[c]) * in.channels + channel;
                along[c] += g * static_cast<const float*>(in.input)[at];
                addTo(in.gradientOfInput + at, sample.modulation * sample.share(c) * g);
              }
            }
          },
          [&](int thread, Private&, const float(&along)[4]) {
            const std::int64_t task = taskOf(thread), pixel = pixelOf(task);
            if (task >= in.pixels * kDeformTaps || thread % kWarp != 0) return;
            const auto tap = static_cast<int>(task % kDeformTaps);
            const DeformSample sample = deformSample<float>(in, pixel, tap);
            const float fy = sample.fractionY, fx = sample.fractionX;
            in.gradientOfModulation[pixel * kDeformTaps + tap] =
                (1 - fy) * ((1 - fx) * along[0] + fx * along[1]) + fy * ((1 - fx) * along[2] + fx * along[3]);
            float* ofOffset = in.gradientOfOffset + (pixel * kDeformTaps + tap) * 2;
            ofOffset[0] = sample.modulation * ((1 - fx) * (along[2] - along[0]) + fx * (along[3] - along[1]));
            ofOffset[1] = sample.modulation * ((1 - fy) * (along[1] - along[0]) + fy * (along[3] - along[2]));
          });
    }
  }
};

}  // namespace glmamba::ops::cuda
