// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/selective_scan_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/ops/selective_scan_kernel.cpp"
#include "hwy/foreach_target.h"
#include "inference/ops/selective_scan_kernel-inl.h"

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {

// Advances every state over a tile and adds C·h to y {count, width}.
HWY_INLINE void advanceTile(const Scratch& tile, std::int64_t count, float* HWY_RESTRICT h, float* HWY_RESTRICT y) {
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
        const float* b = &tile.b[t * states + s];
        const float* c = &tile.c[t * states + s];
        h0 = hn::MulAdd(h0, exp2Negative(d, hn::Mul(delta, a0)), hn::Mul(deltaU, hn::Set(d, b[0])));
        h1 = hn::MulAdd(h1, exp2Negative(d, hn::Mul(delta, a1)), hn::Mul(deltaU, hn::Set(d, b[1])));
        auto sum = hn::Load(d, y + t * width + i);
        sum = hn::MulAdd(h0, hn::Set(d, c[0]), sum);
        sum = hn::MulAdd(h1, hn::Set(d, c[1]), sum);
        hn::Store(sum, d, y + t * width + i);
      }
      hn::Store(h0, d, h + s * width + i);
      hn::Store(h1, d, h + (s + 1) * width + i);
    }
}

void ScanForward(const ScanInputs& in, const ScanTask& task, float* y, float* states) {
  Scratch tile(in, task.count);
  const std::int64_t width = tile.width;
  auto h = hwy::AllocateAligned<float>(tile.states * width);
  auto sums = hwy::AllocateAligned<float>(kScanTile * width);
  float* out = y + task.item * in.tokens * in.channels + task.first;
  for (std::int64_t token = 0; token < in.tokens; ++token) std::fill_n(out + token * in.channels, task.count, 0.0F);

  if (states != nullptr) states += task.item * scanTiles(*in.orders) * in.states * in.channels + task.first;
  for (std::size_t o = 0; o < in.orders->size(); ++o) {
    const ScanOrder& order = (*in.orders)[o];
    const std::int64_t k = static_cast<std::int64_t>(o) % kDirections, length = static_cast<std::int64_t>(order.size());
    tile.loadDirection(in, task, k);
    std::fill_n(h.get(), tile.states * width, 0.0F);
    for (std::int64_t l = 0; l < length; l += kScanTile) {
      const std::int64_t count = std::min(kScanTile, length - l);
      for (std::int64_t s = 0; s < in.states && states != nullptr; ++s, states += in.channels)
        std::copy_n(&h[s * width], task.count, states);
      tile.loadTile(in, task, k, &order[l], count);
      for (std::int64_t t = 0; t < count; ++t)
        for (std::int64_t i = 0; i < width; ++i) sums[t * width + i] = tile.skip[i] * tile.u[t * width + i];
      advanceTile(tile, count, h.get(), sums.get());
      for (std::int64_t t = 0; t < count; ++t) {
        float* target = out + order[l + t] * in.channels;
        for (std::int64_t i = 0; i < task.count; ++i) target[i] += sums[t * width + i];
      }
    }
  }
}

const char* TargetName() { return hwy::TargetName(HWY_TARGET); }

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glmamba::ops {

HWY_EXPORT(ScanForward);
HWY_EXPORT(TargetName);

void scanForward(const ScanInputs& inputs, const ScanTask& task, float* y, float* states) {
  HWY_DYNAMIC_DISPATCH(ScanForward)(inputs, task, y, states);
}

std::int64_t scanTiles(const std::vector<ScanOrder>& orders) {
  std::int64_t tiles = 0;
  for (const ScanOrder& order : orders) tiles += (static_cast<std::int64_t>(order.size()) + kScanTile - 1) / kScanTile;
  return tiles;
}

const char* kernelTarget() { return HWY_DYNAMIC_DISPATCH(TargetName)(); }

std::vector<ScanTask> scanTasks(std::int64_t batch, std::int64_t channels, std::int64_t threads) {
  std::int64_t width = kScanGroup;
  // Narrower groups repeat the gathering of B and C; they pay only when they keep all threads busy.
  const auto idle = [&](std::int64_t w) {
    const std::int64_t tasks = batch * ((channels + w - 1) / w);
    return static_cast<double>((tasks + threads - 1) / threads * threads) / static_cast<double>(tasks);
  };
  for (std::int64_t candidate : {std::int64_t{48}, std::int64_t{32}, std::int64_t{16}})
    if (idle(candidate) < idle(width) - 0.1) width = candidate;
  std::vector<ScanTask> tasks;
  for (std::int64_t item = 0; item < batch; ++item)
    for (std::int64_t first = 0; first < channels; first += width)
      tasks.push_back({item, first / width, first, std::min(width, channels - first)});
  return tasks;
}

}  // namespace glmamba::ops
#endif
