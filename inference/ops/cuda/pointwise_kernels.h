// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda/portable.h"

namespace glmamba::ops::cuda {

/// Channels that a lane of a warp holds of a row at most; wider rows are left to LibTorch.
constexpr int kHeldChannels = 8;
constexpr std::int32_t kWidestRow = kWarp * kHeldChannels;

/// A row's channels of one lane: channel = lane + 32·i.
template <class Body>
GLMAMBA_BOTH void forChannels(int thread, std::int32_t channels, const Body& body) {
  GLMAMBA_UNROLL
  for (int i = 0; i < kHeldChannels; ++i) {
    const std::int32_t channel = thread % kWarp + i * kWarp;
    if (channel < channels) body(i, channel);
  }
}

/// out = sum of the planes, or layerNorm(sum; weight, bias) · silu(gate): rows of C channels.
struct MergeArguments {
  const void* planes;  ///< {planes, rows, C}
  std::int64_t planeCount, rows;
  std::int32_t channels;
  const float* weight;  ///< {C}, or null: the sum alone
  const float* bias;
  float epsilon;
  const void* gate;  ///< rows of C, `gateStride` apart
  std::int64_t gateStride;
  void* out;  ///< {rows, C}
};

/// A warp takes a row.
template <class T>
struct MergeNormGate {
  static constexpr int kThreads = 128;
  static constexpr int kRows = kThreads / kWarp;
  struct Shared {};
  struct Private {
    float values[kHeldChannels];
    float mean, scale;
  };

  static GLMAMBA_BOTH std::int64_t blocks(const MergeArguments& in) { return ceilDivide<std::int64_t>(in.rows, kRows); }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared&, const MergeArguments& in) {
    const auto rowOf = [&](int thread) { return block.index * kRows + thread / kWarp; };
    const auto channels = static_cast<float>(in.channels);
    block.template warpSums<1>(
        [&](int thread, Private& own, float(&sum)[1]) {
          sum[0] = 0;
          const std::int64_t row = rowOf(thread);
          if (row >= in.rows) return;
          const auto* from = static_cast<const T*>(in.planes) + row * in.channels;
          forChannels(thread, in.channels, [&](int i, std::int32_t channel) {
            float value = 0;
            for (std::int64_t p = 0; p < in.planeCount; ++p)
              value += static_cast<float>(from[p * in.rows * in.channels + channel]);
            own.values[i] = value;
            sum[0] += value;
          });
        },
        [&](int, Private& own, const float(&sum)[1]) { own.mean = sum[0] / channels; });
    if (in.weight != nullptr)
      block.template warpSums<1>(
          [&](int thread, Private& own, float(&squares)[1]) {
            squares[0] = 0;
            if (rowOf(thread) >= in.rows) return;
            forChannels(thread, in.channels, [&](int i, std::int32_t) {
              const float difference = own.values[i] - own.mean;
              squares[0] += difference * difference;
            });
          },
          [&](int, Private& own, const float(&squares)[1]) {
            own.scale = 1 / sqrtf(squares[0] / channels + in.epsilon);
          });
    block.forThreads([&](int thread, Private& own) {
      const std::int64_t row = rowOf(thread);
      if (row >= in.rows) return;
      forChannels(thread, in.channels, [&](int i, std::int32_t channel) {
        float value = own.values[i];
        if (in.weight != nullptr) {
          const auto z = static_cast<float>(static_cast<const T*>(in.gate)[row * in.gateStride + channel]);
          value = ((value - own.mean) * own.scale * in.weight[channel] + in.bias[channel]) * z * sigmoid(z);
        }
        static_cast<T*>(in.out)[row * in.channels + channel] = static_cast<T>(value);
      });
    });
  }
};

/// out = d + m·sigmoid(d); see modulate() of pointwise.h.
struct ModulateArguments {
  std::int64_t imageRows;  ///< N · 2h
  std::int32_t width;      ///< 2w
  std::int32_t channels;
  const void* expanded;  ///< {N, h, w, 2·2·C}
  const void* d;         ///< {N, 2h, 2w, C}
  void* out;
};

/// A block takes a part of an image row; N neighbouring channels a thread, C must be a multiple of N.
template <class T, int N>
struct Modulate {
  static constexpr int kThreads = 128;
  struct Shared {};
  struct Private {};

  static GLMAMBA_BOTH std::int32_t perRow(const ModulateArguments& in) { return in.width * (in.channels / N); }
  static GLMAMBA_BOTH std::int64_t blocks(const ModulateArguments& in) {
    return in.imageRows * ceilDivide(perRow(in), kThreads);
  }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared&, const ModulateArguments& in) {
    const std::int32_t parts = ceilDivide(perRow(in), kThreads), pair = 2 * (in.channels / N);
    const std::int64_t row = block.index / parts, start = row * perRow(in);
    // Two image rows are one row of tokens, of which each holds its upper two pixels, then its lower two.
    const std::int64_t tokens = row / 2 * 2 * perRow(in) + row % 2 * pair;
    block.forThreads([&](int thread, Private&) {
      const auto i = static_cast<std::int32_t>(block.index % parts) * kThreads + thread;
      if (i >= perRow(in)) return;
      const Pack<T, N> m = static_cast<const Pack<T, N>*>(in.expanded)[tokens + i + i / pair * pair];
      Pack<T, N> d = static_cast<const Pack<T, N>*>(in.d)[start + i];
      GLMAMBA_UNROLL
      for (int j = 0; j < N; ++j) {
        const auto x = static_cast<float>(d.values[j]);
        d.values[j] = static_cast<T>(x + static_cast<float>(m.values[j]) * sigmoid(x));
      }
      static_cast<Pack<T, N>*>(in.out)[start + i] = d;
    });
  }
};

/// See fuse() of pointwise.h; images channels last.
struct FusionArguments {
  std::int64_t images, pixels;  ///< N, H·W
  std::int32_t channels;
  std::int32_t parts;  ///< that each image's maxima are taken in
  const void* t;
  const void* r;
  const float* attention;      ///< {2, 2·C}
  const float* attentionBias;  ///< {2}
  float* shares;               ///< {N, H·W}
  float* maxima;               ///< {N, parts, 3·C}
  const float* weights;        ///< {N, 3}
  void* out;
};

/// First pass: the share a of each pixel, and of each part of an image the maxima of the three maps. A warp takes every
/// fourth pixel of the part.
template <class T>
struct FusionMaxima {
  static constexpr int kThreads = 128;
  static constexpr int kWarps = kThreads / kWarp;
  struct Shared {
    float maxima[kWarps][3][kWidestRow];
  };
  struct Private {
    float t[kHeldChannels], r[kHeldChannels], attention[2][kHeldChannels], maxima[3][kHeldChannels];
  };

  static GLMAMBA_BOTH std::int64_t blocks(const FusionArguments& in) { return in.images * in.parts; }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared& shared, const FusionArguments& in) {
    const std::int64_t image = block.index / in.parts, part = block.index % in.parts;
    const std::int64_t first = part * in.pixels / in.parts, last = (part + 1) * in.pixels / in.parts;
    block.forThreads([&](int thread, Private& own) {
      forChannels(thread, in.channels, [&](int i, std::int32_t channel) {
        for (int j = 0; j < 2; ++j)
          own.attention[j][i] = in.attention[j * in.channels + channel] - in.attention[(2 + j) * in.channels + channel];
        for (float(&map)[kHeldChannels] : own.maxima) map[i] = -INFINITY;
      });
    });
    for (std::int64_t start = first; start < last; start += kWarps) {
      const auto pixelOf = [&](int thread) { return start + thread / kWarp; };
      block.template warpSums<1>(
          [&](int thread, Private& own, float(&dot)[1]) {
            dot[0] = 0;
            if (pixelOf(thread) >= last) return;
            const std::int64_t row = (image * in.pixels + pixelOf(thread)) * in.channels;
            forChannels(thread, in.channels, [&](int i, std::int32_t channel) {
              own.t[i] = static_cast<float>(static_cast<const T*>(in.t)[row + channel]);
              own.r[i] = static_cast<float>(static_cast<const T*>(in.r)[row + channel]);
              dot[0] += own.t[i] * own.attention[0][i] + own.r[i] * own.attention[1][i];
            });
          },
          [&](int thread, Private& own, const float(&dot)[1]) {
            if (pixelOf(thread) >= last) return;
            // A softmax of two is the sigmoid of their difference.
            const float share = sigmoid(dot[0] + in.attentionBias[0] - in.attentionBias[1]);
            if (thread % kWarp == 0) in.shares[image * in.pixels + pixelOf(thread)] = share;
            forChannels(thread, in.channels, [&](int i, std::int32_t) {
              const float difference = own.t[i] - own.r[i];
              own.maxima[0][i] = largerOrNan(own.maxima[0][i], difference);
              own.maxima[1][i] = largerOrNan(own.maxima[1][i], own.t[i] * own.r[i]);
              own.maxima[2][i] = largerOrNan(own.maxima[2][i], share * difference + own.r[i]);
            });
          });
    }
    block.forThreads([&](int thread, Private& own) {
      forChannels(thread, in.channels, [&](int i, std::int32_t channel) {
        for (int map = 0; map < 3; ++map) shared.maxima[thread / kWarp][map][channel] = own.maxima[map][i];
      });
    });
    block.forThreads([&](int thread, Private&) {
      for (std::int32_t i = thread; i < 3 * in.channels; i += kThreads) {
        const std::int32_t map = i / in.channels, channel = i % in.channels;
        float most = shared.maxima[0][map][channel];
        for (int warp = 1; warp < kWarps; ++warp) most = largerOrNan(most, shared.maxima[warp][map][channel]);
        in.maxima[block.index * 3 * in.channels + i] = most;
      }
    });
  }
};

/// Second pass: y from the shares and each image's three weights. A block takes kPixels pixels of an image.
template <class T>
struct FusionSum {
  static constexpr int kThreads = 128;
  static constexpr int kPixels = 16;
  struct Shared {};
  struct Private {};

  static GLMAMBA_BOTH std::int64_t parts(const FusionArguments& in) {
    return ceilDivide<std::int64_t>(in.pixels, kPixels);
  }
  static GLMAMBA_BOTH std::int64_t blocks(const FusionArguments& in) { return in.images * parts(in); }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared&, const FusionArguments& in) {
    const std::int64_t image = block.index / parts(in), first = block.index % parts(in) * kPixels;
    const auto pixels = static_cast<std::int32_t>(in.pixels - first < kPixels ? in.pixels - first : kPixels);
    const float *w = in.weights + 3 * image, *shares = in.shares + image * in.pixels + first;
    const std::int64_t start = (image * in.pixels + first) * in.channels;
    block.forThreads([&](int thread, Private&) {
      for (std::int32_t i = thread; i < pixels * in.channels; i += kThreads) {
        const auto t = static_cast<float>(static_cast<const T*>(in.t)[start + i]),
                   r = static_cast<float>(static_cast<const T*>(in.r)[start + i]);
        // w₁ (t − r) + w₂ t r + w₃ (a (t − r) + r)
        const float y = (w[0] + w[2] * shares[i / in.channels]) * (t - r) + r * (w[1] * t + w[2]);
        static_cast<T*>(in.out)[start + i] = static_cast<T>(y);
      }
    });
  }
};

}  // namespace glmamba::ops::cuda
