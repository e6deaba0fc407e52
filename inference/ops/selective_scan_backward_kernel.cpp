#include "inference/ops/selective_scan_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/ops/selective_scan_backward_kernel.cpp"
#include "hwy/foreach_target.h"
#include "inference/ops/selective_scan_kernel-inl.h"

// The states are not kept from the forward pass: they are computed again, stored once a tile, and within a tile
// computed a third time while its tokens are visited in reverse. That costs two more exponentials a state and saves S
// times the memory of the activations.

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {

// States h and factors e = exp(ΔA) of one tile, one state and one vector of channels.
struct StateHistory {
  HWY_ALIGN float h[(kTile + 1) * kLaneMultiple];
  HWY_ALIGN float e[kTile * kLaneMultiple];
};

// What the reverse pass over one tile adds up, all {count, width} or {count, states, lanes}.
struct TileGradients {
  TileGradients(std::int64_t width, std::int64_t states)
      : gy(hwy::AllocateAligned<float>(kTile * width)),
        delta(hwy::AllocateAligned<float>(kTile * width)),
        deltaU(hwy::AllocateAligned<float>(kTile * width)),
        b(hwy::AllocateAligned<float>(kTile * states * kLaneMultiple)),
        c(hwy::AllocateAligned<float>(kTile * states * kLaneMultiple)) {}
  void clear(std::int64_t width, std::int64_t states) {
    std::fill_n(delta.get(), kTile * width, 0.0F);
    std::fill_n(deltaU.get(), kTile * width, 0.0F);
    std::fill_n(b.get(), kTile * states * kLaneMultiple, 0.0F);
    std::fill_n(c.get(), kTile * states * kLaneMultiple, 0.0F);
  }
  hwy::AlignedFreeUniquePtr<float[]> gy, delta, deltaU, b, c;
};

// Advances h over a tile without outputs: the first pass, which stores the state before each tile.
HWY_INLINE void advanceStates(const Scratch& tile, std::int64_t count, float* HWY_RESTRICT h) {
  const Floats d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t width = tile.width, states = tile.states;
  for (std::int64_t i = 0; i < width; i += lanes)
    for (std::int64_t s = 0; s < states; s += 2) {
      const auto a0 = hn::Load(d, &tile.a[s * width + i]);
      const auto a1 = hn::Load(d, &tile.a[(s + 1) * width + i]);
      auto h0 = hn::Load(d, h + s * width + i);
      auto h1 = hn::Load(d, h + (s + 1) * width + i);
      for (std::int64_t t = 0; t < count; ++t) {
        const auto delta = hn::Load(d, &tile.delta[t * width + i]);
        const auto deltaU = hn::Load(d, &tile.deltaU[t * width + i]);
        h0 = hn::MulAdd(h0, exp2Negative(d, hn::Mul(delta, a0)), hn::Mul(deltaU, hn::Set(d, tile.b[t * states + s])));
        h1 = hn::MulAdd(h1, exp2Negative(d, hn::Mul(delta, a1)),
                        hn::Mul(deltaU, hn::Set(d, tile.b[t * states + s + 1])));
      }
      hn::Store(h0, d, h + s * width + i);
      hn::Store(h1, d, h + (s + 1) * width + i);
    }
}

// One state of one vector of channels over one tile: forward again, then in reverse. `dh` carries the gradient of the
// state after the tile in, and of the state before it out.
HWY_INLINE void reverseState(const Scratch& tile, TileGradients& g, std::int64_t count, std::int64_t s, std::int64_t i,
                             const float* HWY_RESTRICT stateBefore, float* HWY_RESTRICT dh, float* HWY_RESTRICT dA,
                             StateHistory& history) {
  const Floats d;
  const std::int64_t width = tile.width, states = tile.states;
  const auto a = hn::Load(d, &tile.a[s * width + i]);
  float* hs = history.h;
  float* es = history.e;
  auto h = hn::Load(d, stateBefore + s * width + i);
  hn::Store(h, d, hs);
  for (std::int64_t t = 0; t < count; ++t) {
    const auto e = exp2Negative(d, hn::Mul(hn::Load(d, &tile.delta[t * width + i]), a));
    h = hn::MulAdd(h, e, hn::Mul(hn::Load(d, &tile.deltaU[t * width + i]), hn::Set(d, tile.b[t * states + s])));
    hn::Store(h, d, hs + (t + 1) * kLaneMultiple);
    hn::Store(e, d, es + t * kLaneMultiple);
  }
  // a carries log2(e); dA and dΔ are of the natural exponent.
  const auto natural = hn::Mul(a, hn::Set(d, 1.0F / kLog2e));
  auto carried = hn::Load(d, dh + s * width + i);
  auto sumA = hn::Load(d, dA + s * width + i);
  for (std::int64_t t = count - 1; t >= 0; --t) {
    const auto gy = hn::Load(d, &g.gy[t * width + i]);
    float* gc = &g.c[(t * states + s) * kLaneMultiple];
    float* gb = &g.b[(t * states + s) * kLaneMultiple];
    hn::Store(hn::MulAdd(gy, hn::Load(d, hs + (t + 1) * kLaneMultiple), hn::Load(d, gc)), d, gc);
    carried = hn::MulAdd(gy, hn::Set(d, tile.c[t * states + s]), carried);
    hn::Store(hn::MulAdd(carried, hn::Load(d, &tile.deltaU[t * width + i]), hn::Load(d, gb)), d, gb);
    float* gdu = &g.deltaU[t * width + i];
    hn::Store(hn::MulAdd(carried, hn::Set(d, tile.b[t * states + s]), hn::Load(d, gdu)), d, gdu);
    const auto e = hn::Load(d, es + t * kLaneMultiple);
    const auto decay = hn::Mul(hn::Mul(carried, hn::Load(d, hs + t * kLaneMultiple)), e);  // ∂/∂(ΔA)
    sumA = hn::MulAdd(decay, hn::Load(d, &tile.delta[t * width + i]), sumA);
    float* gd = &g.delta[t * width + i];
    hn::Store(hn::MulAdd(decay, natural, hn::Load(d, gd)), d, gd);
    carried = hn::Mul(carried, e);
  }
  hn::Store(carried, d, dh + s * width + i);
  hn::Store(sumA, d, dA + s * width + i);
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
      const auto gx = hn::Mul(gDelta, hn::Sub(hn::Set(d, 1.0F), hn::Exp(d, hn::Neg(delta))));
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
    for (std::int64_t s = 0; s < in.states; ++s) {
      const std::int64_t at = (t * tile.states + s) * kLaneMultiple;
      gp[in.rank + s] = hn::GetLane(hn::SumOfLanes(d, hn::Load(d, &g.b[at])));
      gp[in.rank + in.states + s] = hn::GetLane(hn::SumOfLanes(d, hn::Load(d, &g.c[at])));
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

void ScanBackward(const ScanInputs& in, const ScanTask& task, const float* outputGradient, const ScanGradients& out) {
  const Floats d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  Scratch tile(in, task.count);
  const std::int64_t width = tile.width, stateCount = tile.states * width;
  TileGradients g(width, tile.states);
  std::fill_n(g.gy.get(), kTile * width, 0.0F);
  WeightGradients w(in.rank, tile.states, width);
  StateHistory history;
  auto dh = hwy::AllocateAligned<float>(stateCount);

  float* gu = out.u + task.item * in.tokens * in.channels + task.first;
  for (std::int64_t token = 0; token < in.tokens; ++token) std::fill_n(gu + token * in.channels, task.count, 0.0F);

  std::size_t longest = 0;
  for (const ScanOrder& order : *in.orders) longest = std::max(longest, order.size());
  const std::int64_t tiles = (static_cast<std::int64_t>(longest) + kTile - 1) / kTile;
  auto before = hwy::AllocateAligned<float>((tiles + 1) * stateCount);  // the state before each tile

  for (std::size_t o = 0; o < in.orders->size(); ++o) {
    const ScanOrder& order = (*in.orders)[o];
    const std::int64_t k = static_cast<std::int64_t>(o) % kDirections, length = static_cast<std::int64_t>(order.size());
    tile.loadDirection(in, task, k);
    w.clear();
    std::fill_n(before.get(), stateCount, 0.0F);
    std::fill_n(dh.get(), stateCount, 0.0F);
    const std::int64_t count = (length + kTile - 1) / kTile;
    for (std::int64_t p = 0; p + 1 < count; ++p) {
      tile.loadTile(in, task, k, &order[p * kTile], kTile);
      std::copy_n(&before[p * stateCount], stateCount, &before[(p + 1) * stateCount]);
      advanceStates(tile, kTile, &before[(p + 1) * stateCount]);
    }
    for (std::int64_t p = count - 1; p >= 0; --p) {
      const std::int64_t* tokens = &order[p * kTile];
      const std::int64_t inTile = std::min(kTile, length - p * kTile);
      tile.loadTile(in, task, k, tokens, inTile);
      for (std::int64_t t = 0; t < inTile; ++t)
        std::memcpy(&g.gy[t * width], outputGradient + (task.item * in.tokens + tokens[t]) * in.channels + task.first,
                    sizeof(float) * task.count);
      g.clear(width, tile.states);
      for (std::int64_t i = 0; i < width; i += lanes)
        for (std::int64_t s = 0; s < tile.states; ++s)
          reverseState(tile, g, inTile, s, i, &before[p * stateCount], dh.get(), w.a.get(), history);
      finishTile(in, task, tile, g, w, k, tokens, inTile, out);
    }
    storeWeights(in, task, w, width, k, out);
  }
}

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glmamba::ops {

HWY_EXPORT(ScanBackward);

void scanBackward(const ScanInputs& inputs, const ScanTask& task, const float* outputGradient,
                  const ScanGradients& gradients) {
  HWY_DYNAMIC_DISPATCH(ScanBackward)(inputs, task, outputGradient, gradients);
}

}  // namespace glmamba::ops
#endif
