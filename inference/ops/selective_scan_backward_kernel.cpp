// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/selective_scan_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/ops/selective_scan_backward_kernel.cpp"
#include "hwy/foreach_target.h"
#include "inference/ops/selective_scan_kernel-inl.h"

// The forward pass keeps the state before each tile of tokens; within a tile the states are computed again and held
// while its tokens are visited in reverse. That costs one more exponential a state, and the memory of one state in
// kScanTile.

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {

// States advanced together, as in the forward kernel.
constexpr std::int64_t kPair = 2;

// Of one tile, a pair of states and up to two vectors of channels: the decayed states exp(ΔA) h before each token's
// input, and the factors exp(ΔA).
struct TileHistory {
  HWY_ALIGN float decayed[kScanTile * kPair * 2 * kLaneMultiple];
  HWY_ALIGN float factor[kScanTile * kPair * 2 * kLaneMultiple];
};

// What the reverse pass over one tile adds up: {count, width}; those of B and C {count, states, lanes}, to be summed
// over the lanes.
struct TileGradients {
  TileGradients(std::int64_t width, std::int64_t states)
      : gy(hwy::AllocateAligned<float>(kScanTile * width)),
        delta(hwy::AllocateAligned<float>(kScanTile * width)),
        deltaU(hwy::AllocateAligned<float>(kScanTile * width)),
        b(hwy::AllocateAligned<float>(kScanTile * roundUp(states, kLaneMultiple) * kLaneMultiple)),
        c(hwy::AllocateAligned<float>(kScanTile * roundUp(states, kLaneMultiple) * kLaneMultiple)),
        m_states(roundUp(states, kLaneMultiple)) {
    std::fill_n(gy.get(), kScanTile * width, 0.0F);
  }
  void clear(std::int64_t width) {
    std::fill_n(delta.get(), kScanTile * width, 0.0F);
    std::fill_n(deltaU.get(), kScanTile * width, 0.0F);
    std::fill_n(b.get(), kScanTile * m_states * kLaneMultiple, 0.0F);
    std::fill_n(c.get(), kScanTile * m_states * kLaneMultiple, 0.0F);
  }
  // Where the sums of one token begin in b and c.
  std::int64_t token(std::int64_t t) const { return t * m_states * kLaneMultiple; }

  hwy::AlignedFreeUniquePtr<float[]> gy, delta, deltaU, b, c;

 private:
  std::int64_t m_states;
};

// A pair of states of `Vectors` vectors of channels, from channel i, over one tile: forward again, then in reverse.
// `dh` carries the gradient of the state after the tile in, and of the state before it out.
template <std::int64_t Vectors>
HWY_INLINE void reversePair(const Scratch& tile, TileGradients& g, std::int64_t count, std::int64_t s, std::int64_t i,
                            const float* HWY_RESTRICT stateBefore, float* HWY_RESTRICT dh, float* HWY_RESTRICT dA,
                            TileHistory& history) {
  const Floats d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t width = tile.width, states = tile.states;
  const auto at = [&](std::int64_t p, std::int64_t v) { return (s + p) * width + i + v * lanes; };
  Vector a[kPair][Vectors], state[kPair][Vectors];
  for (std::int64_t p = 0; p < kPair; ++p)
    for (std::int64_t v = 0; v < Vectors; ++v) {
      a[p][v] = hn::Load(d, &tile.a[at(p, v)]);
      state[p][v] = hn::Load(d, stateBefore + at(p, v));
    }
  float *decayed = history.decayed, *factor = history.factor;
  for (std::int64_t t = 0; t < count; ++t)
    for (std::int64_t v = 0; v < Vectors; ++v) {
      const auto delta = hn::Load(d, &tile.delta[t * width + i + v * lanes]);
      const auto deltaU = hn::Load(d, &tile.deltaU[t * width + i + v * lanes]);
      for (std::int64_t p = 0; p < kPair; ++p, decayed += lanes, factor += lanes) {
        const auto e = exp2Negative(d, hn::Mul(delta, a[p][v]));
        const auto before = hn::Mul(state[p][v], e);
        hn::Store(e, d, factor);
        hn::Store(before, d, decayed);
        state[p][v] = hn::MulAdd(deltaU, hn::Set(d, tile.b[t * states + s + p]), before);
      }
    }
  Vector carried[kPair][Vectors], sumA[kPair][Vectors];
  for (std::int64_t p = 0; p < kPair; ++p)
    for (std::int64_t v = 0; v < Vectors; ++v) {
      // a carries log2(e); dA and dΔ are of the natural exponent.
      a[p][v] = hn::Mul(a[p][v], hn::Set(d, 1.0F / kLog2e));
      carried[p][v] = hn::Load(d, dh + at(p, v));
      sumA[p][v] = hn::Load(d, dA + at(p, v));
    }
  for (std::int64_t t = count - 1; t >= 0; --t) {
    float* gb = &g.b[g.token(t) + s * lanes];
    float* gc = &g.c[g.token(t) + s * lanes];
    Vector sumB[kPair], sumC[kPair], b[kPair], c[kPair];
    for (std::int64_t p = 0; p < kPair; ++p) {
      sumB[p] = hn::Load(d, gb + p * lanes);
      sumC[p] = hn::Load(d, gc + p * lanes);
      b[p] = hn::Set(d, tile.b[t * states + s + p]);
      c[p] = hn::Set(d, tile.c[t * states + s + p]);
    }
    for (std::int64_t v = 0; v < Vectors; ++v) {
      const std::int64_t channel = t * width + i + v * lanes;
      const auto gy = hn::Load(d, &g.gy[channel]);
      const auto delta = hn::Load(d, &tile.delta[channel]), deltaU = hn::Load(d, &tile.deltaU[channel]);
      auto gDeltaU = hn::Load(d, &g.deltaU[channel]), gDelta = hn::Load(d, &g.delta[channel]);
      for (std::int64_t p = 0; p < kPair; ++p) {
        const std::int64_t held = ((t * Vectors + v) * kPair + p) * lanes;
        const auto before = hn::Load(d, history.decayed + held);
        sumC[p] = hn::MulAdd(gy, hn::MulAdd(deltaU, b[p], before), sumC[p]);
        const auto gState = hn::MulAdd(gy, c[p], carried[p][v]);
        sumB[p] = hn::MulAdd(gState, deltaU, sumB[p]);
        gDeltaU = hn::MulAdd(gState, b[p], gDeltaU);
        const auto decay = hn::Mul(gState, before);  // ∂/∂(ΔA)
        sumA[p][v] = hn::MulAdd(decay, delta, sumA[p][v]);
        gDelta = hn::MulAdd(decay, a[p][v], gDelta);
        carried[p][v] = hn::Mul(gState, hn::Load(d, history.factor + held));
      }
      hn::Store(gDeltaU, d, &g.deltaU[channel]);
      hn::Store(gDelta, d, &g.delta[channel]);
    }
    for (std::int64_t p = 0; p < kPair; ++p) {
      hn::Store(sumB[p], d, gb + p * lanes);
      hn::Store(sumC[p], d, gc + p * lanes);
    }
  }
  for (std::int64_t p = 0; p < kPair; ++p)
    for (std::int64_t v = 0; v < Vectors; ++v) {
      hn::Store(carried[p][v], d, dh + at(p, v));
      hn::Store(sumA[p][v], d, dA + at(p, v));
    }
}

// Sums of the lanes of as many vectors as a vector has lanes, in their order, by halving: at each step two neighbours'
// even and odd lanes are added.
HWY_INLINE Vector sumsOfLanes(Floats d, const float* HWY_RESTRICT vectors) {
#if HWY_TARGET == HWY_SCALAR
  return hn::Load(d, vectors);
#else
  constexpr std::int64_t kMost = kLaneMultiple;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  Vector held[kMost];
  for (std::int64_t j = 0; j < lanes; ++j) held[j] = hn::Load(d, vectors + j * lanes);
  for (std::int64_t count = lanes; count > 1; count /= 2)
    for (std::int64_t j = 0; j < count; j += 2)
      held[j / 2] = hn::Add(hn::ConcatEven(d, held[j + 1], held[j]), hn::ConcatOdd(d, held[j + 1], held[j]));
  return held[0];
#endif
}

// Gradients of one direction's weights, {…, width}, added up over its tokens.
struct WeightGradients {
  WeightGradients(std::int64_t rank, std::int64_t states, std::int64_t width)
      : weight(hwy::AllocateAligned<float>(rank * width)),
        bias(hwy::AllocateAligned<float>(width)),
        a(hwy::AllocateAligned<float>(states * width)),
        skip(hwy::AllocateAligned<float>(width)),
        m_sizes{rank * width, width, states * width} {}
  void clear() {
    std::fill_n(weight.get(), m_sizes[0], 0.0F);
    std::fill_n(bias.get(), m_sizes[1], 0.0F);
    std::fill_n(a.get(), m_sizes[2], 0.0F);
    std::fill_n(skip.get(), m_sizes[1], 0.0F);
  }
  hwy::AlignedFreeUniquePtr<float[]> weight, bias, a, skip;

 private:
  std::int64_t m_sizes[3];
};

// From the gradients of Δ and Δu to those of u, r, B, C and Δ's projection.
HWY_INLINE void finishTile(const ScanInputs& in, const ScanTask& task, const Scratch& tile, TileGradients& g,
                           WeightGradients& w, std::int64_t k, const std::int64_t* tokens, std::int64_t count,
                           const ScanGradients& out) {
  const Floats d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t width = tile.width, part = in.rank + 2 * in.states;
  for (std::int64_t t = 0; t < count; ++t) {
    const std::int64_t token = task.item * in.tokens + tokens[t];
    for (std::int64_t i = 0; i < width; i += lanes) {
      const auto delta = hn::Load(d, &tile.delta[t * width + i]);
      const auto u = hn::Load(d, &tile.u[t * width + i]);
      const auto gy = hn::Load(d, &g.gy[t * width + i]);
      const auto gdu = hn::Load(d, &g.deltaU[t * width + i]);
      const auto gDelta = hn::MulAdd(gdu, u, hn::Load(d, &g.delta[t * width + i]));
      // d softplus(x)/dx = 1 − exp(−softplus(x)).
      const auto gx = hn::Mul(gDelta, hn::Sub(hn::Set(d, 1.0F), exp2Negative(d, hn::Mul(delta, hn::Set(d, -kLog2e)))));
      hn::Store(gx, d, &g.delta[t * width + i]);
      hn::Store(hn::Add(hn::Load(d, &w.bias[i]), gx), d, &w.bias[i]);
      for (std::int64_t q = 0; q < in.rank; ++q) {
        float* at = &w.weight[q * width + i];
        hn::Store(hn::MulAdd(gx, hn::Set(d, tile.r[t * in.rank + q]), hn::Load(d, at)), d, at);
      }
      hn::Store(hn::MulAdd(gy, u, hn::Load(d, &w.skip[i])), d, &w.skip[i]);
      hn::Store(hn::MulAdd(gdu, delta, hn::Mul(gy, hn::Load(d, &tile.skip[i]))), d, &g.deltaU[t * width + i]);
    }
    float* gu = out.u + token * in.channels + task.first;
    for (std::int64_t i = 0; i < task.count; ++i) gu[i] += g.deltaU[t * width + i];

    float* gp = out.projected + (task.group * in.batch * in.tokens + token) * in.projectedWidth() + k * part;
    for (std::int64_t q = 0; q < in.rank; ++q) {
      auto sum = hn::Zero(d);
      for (std::int64_t i = 0; i < width; i += lanes)
        sum = hn::MulAdd(hn::Load(d, &g.delta[t * width + i]), hn::Load(d, &tile.weight[q * width + i]), sum);
      gp[q] = hn::GetLane(hn::SumOfLanes(d, sum));
    }
    HWY_ALIGN float sums[kLaneMultiple];
    for (std::int64_t s = 0; s < in.states; s += lanes) {
      const std::int64_t held = std::min(lanes, in.states - s);
      hn::Store(sumsOfLanes(d, &g.b[g.token(t) + s * lanes]), d, sums);
      std::copy_n(sums, held, gp + in.rank + s);
      hn::Store(sumsOfLanes(d, &g.c[g.token(t) + s * lanes]), d, sums);
      std::copy_n(sums, held, gp + in.rank + in.states + s);
    }
  }
}

// Adds a direction's weight gradients to the task's part of the output.
HWY_INLINE void storeWeights(const ScanInputs& in, const ScanTask& task, const WeightGradients& w, std::int64_t width,
                             std::int64_t k, const ScanGradients& out) {
  for (std::int64_t i = 0; i < task.count; ++i) {
    const std::int64_t channel = (task.item * kDirections + k) * in.channels + task.first + i;
    for (std::int64_t q = 0; q < in.rank; ++q) out.deltaWeight[channel * in.rank + q] += w.weight[q * width + i];
    for (std::int64_t s = 0; s < in.states; ++s) out.A[channel * in.states + s] += w.a[s * width + i];
    out.deltaBias[channel] += w.bias[i];
    out.D[channel] += w.skip[i];
  }
}

void ScanBackward(const ScanInputs& in, const ScanTask& task, const float* states, const float* outputGradient,
                  const ScanGradients& out) {
  const Floats d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  Scratch tile(in, task.count);
  const std::int64_t width = tile.width, stateCount = tile.states * width;
  TileGradients g(width, tile.states);
  WeightGradients w(in.rank, tile.states, width);
  TileHistory history;
  auto dh = hwy::AllocateAligned<float>(stateCount), before = hwy::AllocateAligned<float>(stateCount);
  std::fill_n(before.get(), stateCount, 0.0F);

  float* gu = out.u + task.item * in.tokens * in.channels + task.first;
  for (std::int64_t token = 0; token < in.tokens; ++token) std::fill_n(gu + token * in.channels, task.count, 0.0F);

  std::int64_t firstTile = task.item * scanTiles(*in.orders);
  for (std::size_t o = 0; o < in.orders->size(); ++o) {
    const ScanOrder& order = (*in.orders)[o];
    const std::int64_t k = static_cast<std::int64_t>(o) % kDirections, length = static_cast<std::int64_t>(order.size());
    tile.loadDirection(in, task, k);
    w.clear();
    std::fill_n(dh.get(), stateCount, 0.0F);
    const std::int64_t count = (length + kScanTile - 1) / kScanTile;
    for (std::int64_t p = count - 1; p >= 0; --p) {
      const std::int64_t* tokens = &order[p * kScanTile];
      const std::int64_t inTile = std::min(kScanTile, length - p * kScanTile);
      tile.loadTile(in, task, k, tokens, inTile);
      const float* kept = states + (firstTile + p) * in.states * in.channels + task.first;
      for (std::int64_t s = 0; s < in.states; ++s) std::copy_n(kept + s * in.channels, task.count, &before[s * width]);
      for (std::int64_t t = 0; t < inTile; ++t)
        std::memcpy(&g.gy[t * width], outputGradient + (task.item * in.tokens + tokens[t]) * in.channels + task.first,
                    sizeof(float) * task.count);
      g.clear(width);
      for (std::int64_t s = 0; s < tile.states; s += kPair) {
        std::int64_t i = 0;
        for (; i + 2 * lanes <= width; i += 2 * lanes)
          reversePair<2>(tile, g, inTile, s, i, before.get(), dh.get(), w.a.get(), history);
        for (; i < width; i += lanes) reversePair<1>(tile, g, inTile, s, i, before.get(), dh.get(), w.a.get(), history);
      }
      finishTile(in, task, tile, g, w, k, tokens, inTile, out);
    }
    firstTile += count;
    storeWeights(in, task, w, width, k, out);
  }
}

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glmamba::ops {

HWY_EXPORT(ScanBackward);

void scanBackward(const ScanInputs& inputs, const ScanTask& task, const float* states, const float* outputGradient,
                  const ScanGradients& gradients) {
  HWY_DYNAMIC_DISPATCH(ScanBackward)(inputs, task, states, outputGradient, gradients);
}

}  // namespace glmamba::ops
#endif
