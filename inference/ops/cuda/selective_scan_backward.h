// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda/selective_scan_forward.h"

namespace glmamba::ops::cuda {

/// One launch of ScanBackward; all contiguous float32. Outputs are written, not added to, but for `projected`, which
/// must be 0 before; the first dimension of each is to be summed over.
struct ScanBackwardArguments {
  ScanMap map;
  const float* u;                ///< {N, H, W, D}
  const float* projected;        ///< {N, H, W, 4·(R + 2S)}
  const float* deltaWeight;      ///< {4, D, R}
  const float* deltaBias;        ///< {4, D}
  const float* A;                ///< {4, D, S}
  const float* D;                ///< {4, D}
  const float* kept;             ///< {N, tiles, S, D}, from ScanForward
  const float* gradient;         ///< {N, H, W, D}, of y
  float* gradientOfU;            ///< {4 · state groups, N, H·W, D}
  float* gradientOfProjected;    ///< {channel groups · state groups, N, H·W, 4·(R + 2S)}
  float* gradientOfDeltaWeight;  ///< {N · regions · state groups, 4, D, R}
  float* gradientOfDeltaBias;    ///< {N · regions · state groups, 4, D}
  float* gradientOfA;            ///< {N · regions, 4, D, S}
  float* gradientOfD;            ///< {N · regions, 4, D}
};

/// Gradients of the recurrence, from the last tile of tokens to the first. Within a tile the states are made again from
/// the one that was kept. A warp holds 32 channels and four states of each; four warps hold a group of states.
struct ScanBackward {
  static constexpr int kParts = 4;
  static constexpr int kHeld = kStateGroup / kParts;
  static constexpr int kChannels = kWarp;
  static constexpr int kThreads = kChannels * kParts;
  static constexpr int kTile = kKeptTile;
  static constexpr int kStep = 4;  // tokens whose sums over channels and states are made together
  static constexpr int kSums = 2 * kHeld;
  using Forward = ScanForward<float>;
  static constexpr int kPart = Forward::kPart;
  static_assert(kStep == kParts && kStep * kSums == kWarp && kTile % kStep == 0 && kMostRank == kWarp / 2);

  struct Shared {
    float part[kTile][kPart];
    float u[kTile][kChannels], gy[kTile][kChannels], delta[kTile][kChannels];
    float weight[kMostRank][kChannels];
    float ofDelta[kStep][kParts][kChannels],
        ofDeltaU[kStep][kParts][kChannels];  // gradients, a part of the states each
    float ofWeight[kParts][kMostRank][kChannels];
    float ofBias[kParts][kChannels], ofSkip[kParts][kChannels];
    std::int32_t tokens[kTile];
  };
  struct Private {
    float a[kHeld], ofA[kHeld], carried[kHeld];
    float before[kTile][kHeld];  // the state that each token of the tile found
    float products[kStep * kSums];
    float bias, skip, ofBias, ofSkip, ofX;
  };

  static GLMAMBA_BOTH std::int32_t channelGroups(const ScanMap& map) { return ceilDivide(map.channels, kChannels); }
  static GLMAMBA_BOTH std::int64_t blocks(const ScanBackwardArguments& in) {
    return in.map.batch * in.map.orders() * stateGroups(in.map) * channelGroups(in.map);
  }

  // What a thread is: a channel and, by its warp, a part of the states, or one token of a step.
  static GLMAMBA_BOTH int lane(int thread) { return thread % kChannels; }
  static GLMAMBA_BOTH int part(int thread) { return thread / kChannels; }

  struct Place : Forward::Place {
    std::int32_t channelGroup;
    std::int64_t keptRow;  // of the order's first tile
    GLMAMBA_BOTH std::int32_t direction() const { return order % ScanMap::kDirections; }
    GLMAMBA_BOTH std::int32_t region() const { return order / ScanMap::kDirections; }
  };

  static GLMAMBA_BOTH Place place(const ScanBackwardArguments& in, std::int64_t index) {
    Place at;
    const auto next = [&](std::int32_t count) {
      const auto digit = static_cast<std::int32_t>(index % count);
      index /= count;
      return digit;
    };
    at.channelGroup = next(channelGroups(in.map));
    at.firstChannel = at.channelGroup * kChannels;
    at.group = next(stateGroups(in.map));
    at.order = next(in.map.orders());
    at.item = index;
    at.chunk = 0;
    at.walk = in.map.walk(at.order);
    at.first = 0;
    at.last = at.walk.length();
    at.keptRow = at.item * in.map.tilesBefore(in.map.orders(), kTile) + in.map.tilesBefore(at.order, kTile);
    return at;
  }

  static GLMAMBA_BOTH void begin(const ScanBackwardArguments& in, const Place& at, int thread, Private& own,
                                 Shared& shared) {
    const ScanMap& map = in.map;
    const int channel = at.firstChannel + lane(thread), p = part(thread);
    const bool isChannel = channel < map.channels;
    const std::int64_t row = static_cast<std::int64_t>(at.direction()) * map.channels + channel;
    own.bias = isChannel ? in.deltaBias[row] : 0;
    own.skip = isChannel && at.group == 0 ? in.D[row] : 0;
    own.ofBias = own.ofSkip = 0;
    GLMAMBA_UNROLL
    for (int s = 0; s < kHeld; ++s) {
      const std::int32_t state = at.group * kStateGroup + p * kHeld + s;
      own.a[s] = isChannel && state < map.states ? in.A[row * map.states + state] : 0;
      own.ofA[s] = own.carried[s] = 0;
    }
    for (int q = p; q < kMostRank; q += kParts)
      shared.weight[q][lane(thread)] = isChannel && q < map.rank ? in.deltaWeight[row * map.rank + q] : 0;
    for (int q = 0; q < kMostRank; ++q) shared.ofWeight[p][q][lane(thread)] = 0;
  }

  // A tile's tokens from `l` on; beyond the order's end all is 0, and with Δ = 0 the state stays as it is.
  static GLMAMBA_BOTH void load(const ScanBackwardArguments& in, const Place& at, std::int32_t l, int thread,
                                Shared& shared) {
    const std::int64_t image = at.item * in.map.tokens();
    for (int entry = thread; entry < kTile * kPart; entry += kThreads) {
      const int t = entry / kPart;
      const std::int32_t from = Forward::column(in.map, at, entry % kPart);
      shared.part[t][entry % kPart] =
          l + t < at.last && from >= 0 ? in.projected[(image + shared.tokens[t]) * in.map.projectedWidth() + from] : 0;
    }
    const int channel = at.firstChannel + lane(thread);
    for (int t = part(thread); t < kTile; t += kParts) {
      const bool isThere = l + t < at.last && channel < in.map.channels;
      const std::int64_t index = isThere ? (image + shared.tokens[t]) * in.map.channels + channel : 0;
      shared.u[t][lane(thread)] = isThere ? in.u[index] : 0;
      shared.gy[t][lane(thread)] = isThere ? in.gradient[index] : 0;
    }
  }

  static GLMAMBA_BOTH void findDelta(const ScanBackwardArguments& in, const Place& at, std::int32_t l, int thread,
                                     const Private& own, Shared& shared) {
    for (int t = part(thread); t < kTile; t += kParts) {
      float x = own.bias;
      for (int q = 0; q < in.map.rank; ++q) x += shared.part[t][q] * shared.weight[q][lane(thread)];
      shared.delta[t][lane(thread)] = l + t < at.last ? softplus(x) : 0;
    }
  }

  static GLMAMBA_BOTH void goForward(const ScanBackwardArguments& in, const Place& at, std::int32_t l, int thread,
                                     Private& own, const Shared& shared) {
    const int channel = at.firstChannel + lane(thread), first = part(thread) * kHeld;
    float h[kHeld];
    GLMAMBA_UNROLL
    for (int s = 0; s < kHeld; ++s) {
      const std::int32_t state = at.group * kStateGroup + first + s;
      h[s] = channel < in.map.channels && state < in.map.states
                 ? in.kept[Forward::stateIndex(in.map, at.keptRow + l / kTile, state, channel)]
                 : 0;
    }
    GLMAMBA_UNROLL
    for (int t = 0; t < kTile; ++t) {
      const float delta = shared.delta[t][lane(thread)], deltaU = delta * shared.u[t][lane(thread)];
      GLMAMBA_UNROLL
      for (int s = 0; s < kHeld; ++s) {
        own.before[t][s] = h[s];
        h[s] = h[s] * exp2Fast(delta * own.a[s] * kLog2OfE) + deltaU * shared.part[t][Forward::kFirstB + first + s];
      }
    }
  }

  // Tokens [step · kStep, +kStep) of the tile, backwards.
  static GLMAMBA_BOTH void goBack(int step, int thread, Private& own, Shared& shared) {
    const int first = part(thread) * kHeld, channel = lane(thread);
    GLMAMBA_UNROLL
    for (int i = kStep - 1; i >= 0; --i) {
      const int t = step * kStep + i;
      const float delta = shared.delta[t][channel], u = shared.u[t][channel], gy = shared.gy[t][channel];
      float ofDelta = 0, ofDeltaU = 0;
      GLMAMBA_UNROLL
      for (int s = 0; s < kHeld; ++s) {
        const float b = shared.part[t][Forward::kFirstB + first + s], c = shared.part[t][Forward::kFirstC + first + s];
        const float decay = exp2Fast(delta * own.a[s] * kLog2OfE), decayed = own.before[t][s] * decay;
        const float gh = own.carried[s] + gy * c;
        own.products[i * kSums + s] = gh * delta * u;
        own.products[i * kSums + kHeld + s] = gy * (decayed + delta * u * b);
        ofDeltaU += gh * b;
        ofDelta += gh * decayed * own.a[s];
        own.ofA[s] += gh * decayed * delta;
        own.carried[s] = gh * decay;
      }
      shared.ofDelta[i][part(thread)][channel] = ofDelta;
      shared.ofDeltaU[i][part(thread)][channel] = ofDeltaU;
    }
  }

  // Value j of products, summed over the warp's channels: token j / kSums of the step, and which of B and C.
  static GLMAMBA_BOTH void writeStates(const ScanBackwardArguments& in, const Place& at, std::int32_t l, int thread,
                                       float sum, const Shared& shared) {
    const int j = lane(thread), t = j / kSums, entry = j % kSums;
    const int inGroup = part(thread) * kHeld + entry % kHeld;
    const std::int32_t to =
        Forward::column(in.map, at, (entry < kHeld ? Forward::kFirstB : Forward::kFirstC) + inGroup);
    if (l + t < at.last && to >= 0) gradientRow(in, at, shared.tokens[l % kTile + t])[to] = sum;
  }

  static GLMAMBA_BOTH float* gradientRow(const ScanBackwardArguments& in, const Place& at, std::int32_t token) {
    const std::int64_t plane = static_cast<std::int64_t>(at.channelGroup) * stateGroups(in.map) + at.group;
    return in.gradientOfProjected +
           ((plane * in.map.batch + at.item) * in.map.tokens() + token) * in.map.projectedWidth();
  }

  // A thread takes one token of the step and one channel: from the gradients of Δ and Δu to those of u and Δ's
  // projection.
  static GLMAMBA_BOTH void finish(const ScanBackwardArguments& in, const Place& at, std::int32_t l, int step,
                                  int thread, Private& own, Shared& shared) {
    const int i = part(thread), t = step * kStep + i, channel = lane(thread);
    float ofDelta = 0, ofDeltaU = 0;
    for (int p = 0; p < kParts; ++p) {
      ofDelta += shared.ofDelta[i][p][channel];
      ofDeltaU += shared.ofDeltaU[i][p][channel];
    }
    const float delta = shared.delta[t][channel], u = shared.u[t][channel], gy = shared.gy[t][channel];
    // d softplus(x)/dx = 1 − exp(−softplus(x)).
    own.ofX = (ofDelta + ofDeltaU * u) * (1 - exp2Fast(-delta * kLog2OfE));
    own.ofBias += own.ofX;
    own.ofSkip += gy * u;
    for (int q = 0; q < in.map.rank; ++q) shared.ofWeight[i][q][channel] += own.ofX * shared.part[t][q];
    if (l + t >= at.last || at.firstChannel + channel >= in.map.channels) return;
    const std::int64_t plane = static_cast<std::int64_t>(at.direction()) * stateGroups(in.map) + at.group;
    const std::int64_t row = (plane * in.map.batch + at.item) * in.map.tokens() + shared.tokens[t];
    in.gradientOfU[row * in.map.channels + at.firstChannel + channel] = ofDeltaU * delta + own.skip * gy;
  }

  static GLMAMBA_BOTH void end(const ScanBackwardArguments& in, const Place& at, int thread, const Private& own,
                               const Shared& shared) {
    const ScanMap& map = in.map;
    const int channel = at.firstChannel + lane(thread), p = part(thread);
    if (channel >= map.channels) return;
    const std::int64_t perRegion = at.item * map.regions() + at.region();
    const auto row = [&](std::int64_t plane) {
      return (plane * ScanMap::kDirections + at.direction()) * map.channels + channel;
    };
    GLMAMBA_UNROLL
    for (int s = 0; s < kHeld; ++s) {
      const std::int32_t state = at.group * kStateGroup + p * kHeld + s;
      if (state < map.states) in.gradientOfA[row(perRegion) * map.states + state] = own.ofA[s];
    }
    const std::int64_t perGroup = perRegion * stateGroups(map) + at.group;
    const auto sum = [&](const float(&values)[kParts][kChannels]) {
      return values[0][lane(thread)] + values[1][lane(thread)] + values[2][lane(thread)] + values[3][lane(thread)];
    };
    if (p == 0) in.gradientOfDeltaBias[row(perGroup)] = sum(shared.ofBias);
    if (p == 1 && at.group == 0) in.gradientOfD[row(perRegion)] = sum(shared.ofSkip);
    for (int q = p; q < map.rank; q += kParts) {
      float total = 0;
      for (int i = 0; i < kParts; ++i) total += shared.ofWeight[i][q][lane(thread)];
      in.gradientOfDeltaWeight[row(perGroup) * map.rank + q] = total;
    }
  }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared& shared, const ScanBackwardArguments& in) {
    const Place at = place(in, block.index);
    block.forThreads([&](int thread, Private& own) { begin(in, at, thread, own, shared); });
    for (std::int32_t l = ceilDivide(at.last, kTile) * kTile - kTile; l >= 0; l -= kTile) {
      block.forThreads([&](int thread, Private&) {
        if (thread < kTile && l + thread < at.last) shared.tokens[thread] = at.walk.token(l + thread);
      });
      block.forThreads([&](int thread, Private&) { load(in, at, l, thread, shared); });
      block.forThreads([&](int thread, Private& own) { findDelta(in, at, l, thread, own, shared); });
      block.forThreads([&](int thread, Private& own) { goForward(in, at, l, thread, own, shared); });
      GLMAMBA_UNROLL
      for (int step = kTile / kStep - 1; step >= 0; --step) {
        block.forThreads([&](int thread, Private& own) { goBack(step, thread, own, shared); });
        block.template warpShares<kWarp>(
            [&](int, Private& own, float(&values)[kWarp]) {
              GLMAMBA_UNROLL
              for (int j = 0; j < kWarp; ++j) values[j] = own.products[j];
            },
            [&](int thread, Private& own, float sum) {
              writeStates(in, at, l + step * kStep, thread, sum, shared);
              finish(in, at, l, step, thread, own, shared);
            });
        block.template warpShares<kMostRank>(
            [&](int thread, Private& own, float(&values)[kMostRank]) {
              GLMAMBA_UNROLL
              for (int q = 0; q < kMostRank; ++q) values[q] = own.ofX * shared.weight[q][lane(thread)];
            },
            [&](int thread, Private&, float sum) {
              const int q = lane(thread), t = step * kStep + part(thread);
              if (q < in.map.rank && l + t < at.last)
                gradientRow(in, at, shared.tokens[t])[Forward::column(in.map, at, q)] = sum;
            });
      }
    }
    block.forThreads([&](int thread, Private& own) {
      shared.ofBias[part(thread)][lane(thread)] = own.ofBias;
      shared.ofSkip[part(thread)][lane(thread)] = own.ofSkip;
    });
    block.forThreads([&](int thread, Private& own) { end(in, at, thread, own, shared); });
  }
};

}  // namespace glmamba::ops::cuda
