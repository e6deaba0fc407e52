// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda/scan_map.h"

namespace glmamba::ops::cuda {

/// States that one thread holds; wider models run in groups of so many, whose outputs are added up.
constexpr int kStateGroup = 16;
constexpr int kMostRank = 16;
/// Tokens between two states that are kept for the backward pass.
constexpr int kKeptTile = 16;

/// One launch of ScanForward; all contiguous. `Storage` of u, projected and y; the rest float32.
struct ScanForwardArguments {
  ScanMap map;
  const void* u;             ///< {N, H, W, D}
  const void* projected;     ///< {N, H, W, 4·(R + 2S)}
  const float* deltaWeight;  ///< {4, D, R}
  const float* deltaBias;    ///< {4, D}
  const float* A;            ///< {4, D, S}
  const float* D;            ///< {4, D}
  std::int32_t chunk;        ///< tokens that one block walks, a multiple of kTile
  std::int32_t chunks;       ///< of the longest order
  void* y;          ///< {4 · state groups, N, H·W, D}, to be added up; null: only the chunks' states are asked for
  float* kept;      ///< null, or {N, tiles, S, D}: the state before each kKeptTile tokens; with one chunk only
  float* state;     ///< null, or {N, orders, chunks, S, D}: without y written, the state that each chunk leaves when it
                    ///< starts from 0; with y read, the state that it starts from
  float* deltaSum;  ///< {N, orders, chunks, D}: without y written, the sum of Δ over each chunk
};

GLMAMBA_BOTH std::int32_t stateGroups(const ScanMap& map) { return ceilDivide(map.states, kStateGroup); }

/// The recurrence of selective_scan.h, a channel a thread: u and y are read and written side by side, B, C and r of a
/// tile of tokens once for the block, while the tile before is worked on. Δ is made here; nothing of it goes to memory.
template <class T>
struct ScanForward {
  static constexpr int kThreads = 64;
  static constexpr int kTile = 8;
  static constexpr int kPart = kMostRank + 2 * kStateGroup;  // r, B, C of a token
  static constexpr int kShare = kTile * kPart / kThreads;    // what a thread fetches of a tile
  static constexpr int kFirstB = kMostRank, kFirstC = kFirstB + kStateGroup;
  using Quad = Pack<float, 4>;
  static_assert(kTile * kPart % kThreads == 0 && kKeptTile % kTile == 0 && kFirstB % 4 == 0 && kFirstC % 4 == 0);

  struct Shared {
    Quad part[kTile][kPart / 4];  // r, B and C of the tile's tokens, read by four
    float weight[kMostRank][kThreads];
    std::int32_t tokens[2][kTile];  // of this tile and the next
  };
  struct Private {
    float h[kStateGroup], a[kStateGroup];
    float u[kTile], nextU[kTile], nextPart[kShare];
    float bias, skip, deltaSum;
  };

  struct Place {
    std::int64_t item;
    std::int32_t order, chunk, group, firstChannel;
    ScanWalk walk;
    std::int32_t first, last;  // tokens of the order
  };

  static GLMAMBA_BOTH std::int64_t blocks(const ScanForwardArguments& in) {
    return in.map.batch * in.map.orders() * in.chunks * stateGroups(in.map) * ceilDivide(in.map.channels, kThreads);
  }

  static GLMAMBA_BOTH Place place(const ScanForwardArguments& in, std::int64_t index) {
    Place at;
    const auto next = [&](std::int32_t count) {
      const auto digit = static_cast<std::int32_t>(index % count);
      index /= count;
      return digit;
    };
    at.firstChannel = next(ceilDivide(in.map.channels, kThreads)) * kThreads;
    at.group = next(stateGroups(in.map));
    at.chunk = next(in.chunks);
    at.order = next(in.map.orders());
    at.item = index;
    at.walk = in.map.walk(at.order);
    const std::int64_t first = static_cast<std::int64_t>(at.chunk) * in.chunk, length = at.walk.length();
    at.first = static_cast<std::int32_t>(first < length ? first : length);
    at.last = static_cast<std::int32_t>(first + in.chunk < length ? first + in.chunk : length);
    return at;
  }

  // Of a token's row of `projected`, entry j of `part`; −1 where the model has none.
  static GLMAMBA_BOTH std::int32_t column(const ScanMap& map, const Place& at, int j) {
    const std::int32_t start = at.order % ScanMap::kDirections * (map.rank + 2 * map.states);
    if (j < kFirstB) return j < map.rank ? start + j : -1;
    const std::int32_t state = at.group * kStateGroup + (j - kFirstB) % kStateGroup;
    if (state >= map.states) return -1;
    return start + map.rank + (j < kFirstC ? 0 : map.states) + state;
  }

  static GLMAMBA_BOTH void findTokens(const Place& at, std::int32_t l, int thread, std::int32_t* tokens) {
    if (thread < kTile && l + thread < at.last) tokens[thread] = at.walk.token(l + thread);
  }

  static GLMAMBA_BOTH void fetch(const ScanForwardArguments& in, const Place& at, std::int32_t l, int thread,
                                 const std::int32_t* tokens, Private& own) {
    const std::int64_t image = at.item * in.map.tokens();
    const std::int32_t channel = at.firstChannel + thread;
    const auto* u = static_cast<const T*>(in.u) + channel;
    const auto* projected = static_cast<const T*>(in.projected);
    GLMAMBA_UNROLL
    for (int t = 0; t < kTile; ++t)
      own.nextU[t] = l + t < at.last && channel < in.map.channels
                         ? static_cast<float>(u[(image + tokens[t]) * in.map.channels])
                         : 0.0F;
    GLMAMBA_UNROLL
    for (int i = 0; i < kShare; ++i) {
      const int entry = thread + i * kThreads, t = entry / kPart;
      const std::int32_t from = column(in.map, at, entry % kPart);
      own.nextPart[i] = l + t < at.last && from >= 0
                            ? static_cast<float>(projected[(image + tokens[t]) * in.map.projectedWidth() + from])
                            : 0.0F;
    }
  }

  static GLMAMBA_BOTH void commit(int thread, Private& own, Shared& shared) {
    GLMAMBA_UNROLL
    for (int t = 0; t < kTile; ++t) own.u[t] = own.nextU[t];
    GLMAMBA_UNROLL
    for (int i = 0; i < kShare; ++i) {
      const int entry = thread + i * kThreads;
      shared.part[entry / kPart][entry % kPart / 4].values[entry % 4] = own.nextPart[i];
    }
  }

  // Index of a state (s, channel) in arrays {…, S, D}.
  static GLMAMBA_BOTH std::int64_t stateIndex(const ScanMap& map, std::int64_t row, std::int32_t s,
                                              std::int32_t channel) {
    return (row * map.states + s) * map.channels + channel;
  }
  static GLMAMBA_BOTH std::int64_t chunkRow(const ScanForwardArguments& in, const Place& at) {
    return (at.item * in.map.orders() + at.order) * in.chunks + at.chunk;
  }

  static GLMAMBA_BOTH void begin(const ScanForwardArguments& in, const Place& at, int thread, Private& own,
                                 Shared& shared) {
    const ScanMap& map = in.map;
    const std::int32_t channel = at.firstChannel + thread, first = at.group * kStateGroup;
    const bool isChannel = channel < map.channels;
    const std::int64_t row = static_cast<std::int64_t>(at.order % ScanMap::kDirections) * map.channels + channel;
    own.deltaSum = 0;
    own.bias = isChannel ? in.deltaBias[row] : 0;
    own.skip = isChannel && at.group == 0 ? in.D[row] : 0;
    for (int q = 0; q < kMostRank; ++q)
      shared.weight[q][thread] = isChannel && q < map.rank ? in.deltaWeight[row * map.rank + q] : 0;
    GLMAMBA_UNROLL
    for (int s = 0; s < kStateGroup; ++s) {
      const bool isState = isChannel && first + s < map.states;
      own.a[s] = isState ? in.A[row * map.states + first + s] * kLog2OfE : 0;
      own.h[s] = isState && in.y != nullptr && in.state != nullptr
                     ? in.state[stateIndex(map, chunkRow(in, at), first + s, channel)]
                     : 0;
    }
  }

  // Writes the state to row `row` of `to` {…, S, D}.
  static GLMAMBA_BOTH void keep(const ScanForwardArguments& in, const Place& at, int thread, const Private& own,
                                float* to, std::int64_t row) {
    const std::int32_t channel = at.firstChannel + thread, first = at.group * kStateGroup;
    if (channel >= in.map.channels) return;
    GLMAMBA_UNROLL
    for (int s = 0; s < kStateGroup; ++s)
      if (first + s < in.map.states) to[stateIndex(in.map, row, first + s, channel)] = own.h[s];
  }

  static GLMAMBA_BOTH void work(const ScanForwardArguments& in, const Place& at, std::int32_t l, int thread,
                                const std::int32_t* tokens, Private& own, const Shared& shared) {
    const std::int32_t channel = at.firstChannel + thread;
    const std::int64_t plane = at.order % ScanMap::kDirections * stateGroups(in.map) + at.group;
    const std::int64_t start = (plane * in.map.batch + at.item) * in.map.tokens();
    auto* y = static_cast<T*>(in.y);
    GLMAMBA_UNROLL
    for (int t = 0; t < kTile; ++t) {
      if (l + t >= at.last) continue;
      const Quad* part = shared.part[t];
      float x = own.bias;
      for (int q = 0; q < in.map.rank; q += 4) {
        const Quad r = part[q / 4];
        GLMAMBA_UNROLL
        for (int i = 0; i < 4; ++i) x += r.values[i] * shared.weight[q + i][thread];
      }
      const float delta = softplus(x), deltaU = delta * own.u[t];
      own.deltaSum += delta;
      float sum = own.skip * own.u[t];
      GLMAMBA_UNROLL
      for (int s = 0; s < kStateGroup; s += 4) {
        const Quad b = part[(kFirstB + s) / 4], c = part[(kFirstC + s) / 4];
        GLMAMBA_UNROLL
        for (int i = 0; i < 4; ++i) {
          own.h[s + i] = own.h[s + i] * exp2Fast(delta * own.a[s + i]) + deltaU * b.values[i];
          sum += own.h[s + i] * c.values[i];
        }
      }
      if (y != nullptr && channel < in.map.channels)
        y[(start + tokens[t]) * in.map.channels + channel] = static_cast<T>(sum);
    }
  }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared& shared, const ScanForwardArguments& in) {
    const Place at = place(in, block.index);
    const std::int64_t keptRows = in.kept == nullptr ? 0 : in.map.tilesBefore(in.map.orders(), kKeptTile);
    const std::int64_t keptRow = in.kept == nullptr ? 0 : at.item * keptRows + in.map.tilesBefore(at.order, kKeptTile);
    block.forThreads([&](int thread, Private& own) {
      begin(in, at, thread, own, shared);
      findTokens(at, at.first, thread, shared.tokens[0]);
      findTokens(at, at.first + kTile, thread, shared.tokens[1]);
    });
    block.forThreads([&](int thread, Private& own) {
      fetch(in, at, at.first, thread, shared.tokens[0], own);
      commit(thread, own, shared);
    });
    int slot = 0;
    for (std::int32_t l = at.first; l < at.last; l += kTile, slot ^= 1) {
      block.forThreads([&](int thread, Private& own) {
        if (l + kTile < at.last) fetch(in, at, l + kTile, thread, shared.tokens[slot ^ 1], own);
        if (in.kept != nullptr && l % kKeptTile == 0) keep(in, at, thread, own, in.kept, keptRow + l / kKeptTile);
        work(in, at, l, thread, shared.tokens[slot], own, shared);
      });
      block.forThreads([&](int thread, Private& own) {
        if (l + kTile < at.last) commit(thread, own, shared);
        if (at.last - l > 2 * kTile) findTokens(at, l + 2 * kTile, thread, shared.tokens[slot]);
      });
    }
    if (in.y != nullptr) return;
    block.forThreads([&](int thread, Private& own) {
      keep(in, at, thread, own, in.state, chunkRow(in, at));
      const std::int32_t channel = at.firstChannel + thread;
      if (channel < in.map.channels && at.group == 0)
        in.deltaSum[chunkRow(in, at) * in.map.channels + channel] = own.deltaSum;
    });
  }
};

/// Turns the states that chunks leave when they start from 0 into those that they start from, in place: a thread walks
/// the chunks of one order, state and channel.
struct ScanCarry {
  static constexpr int kThreads = 128;
  struct Private {};
  struct Shared {};

  static GLMAMBA_BOTH std::int64_t blocks(const ScanForwardArguments& in) {
    return ceilDivide<std::int64_t>(in.map.batch * in.map.orders() * in.map.states * in.map.channels, kThreads);
  }

  template <class Block>
  static GLMAMBA_BOTH void run(Block& block, Shared&, const ScanForwardArguments& in) {
    block.forThreads([&](int thread, Private&) {
      const std::int64_t index = block.index * kThreads + thread,
                         perOrder = static_cast<std::int64_t>(in.map.states) * in.map.channels;
      const std::int64_t order = index / perOrder, inOrder = index % perOrder;
      if (order >= in.map.batch * in.map.orders()) return;
      const std::int64_t s = inOrder / in.map.channels, channel = inOrder % in.map.channels;
      const float a = in.A[(order % ScanMap::kDirections * in.map.channels + channel) * in.map.states + s] * kLog2OfE;
      float carried = 0;
      for (std::int64_t row = order * in.chunks; row < (order + 1) * in.chunks; ++row) {
        float& state = in.state[row * perOrder + inOrder];
        const float left = state;
        state = carried;
        carried = carried * exp2Fast(a * in.deltaSum[row * in.map.channels + channel]) + left;
      }
    });
  }
};

/// Into how many chunks the orders are cut for a GPU of so many multiprocessors. One, without the work done twice, as
/// soon as the channels of the batch keep a third of their schedulers busy; otherwise enough for four warps each.
GLMAMBA_BOTH std::int32_t chunkCount(const ScanMap& map, std::int32_t multiprocessors) {
  constexpr std::int64_t kSchedulers = 4, kWarpsOfBlock = ScanForward<float>::kThreads / kWarp, kShortest = 64;
  const std::int64_t warps = map.batch * map.orders() * stateGroups(map) *
                             ceilDivide(map.channels, ScanForward<float>::kThreads) * kWarpsOfBlock;
  const std::int64_t schedulers = kSchedulers * multiprocessors;
  if (warps == 0 || 3 * warps >= schedulers) return 1;
  const std::int64_t wanted = ceilDivide(4 * schedulers, warps);
  const std::int64_t most = ceilDivide<std::int64_t>(map.longest(), kShortest);
  return static_cast<std::int32_t>(wanted < most ? wanted : most);
}

}  // namespace glmamba::ops::cuda
