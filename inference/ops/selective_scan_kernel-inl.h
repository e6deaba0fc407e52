// SPDX-License-Identifier: Apache-2.0
// Pieces shared by the forward and the backward kernel of the selective scan, compiled once per instruction set.
// As Highway asks of such headers, the include guard toggles with the target.

#include <algorithm>
#include <cstring>

#include "hwy/aligned_allocator.h"
#include "hwy/highway.h"
#include "inference/ops/selective_scan_kernel.h"
#include "inference/ops/vector_math-inl.h"

#if defined(GLMAMBA_SELECTIVE_SCAN_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef GLMAMBA_SELECTIVE_SCAN_INL_H
#undef GLMAMBA_SELECTIVE_SCAN_INL_H
#else
#define GLMAMBA_SELECTIVE_SCAN_INL_H
#endif

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Vectors of any instruction set divide this many floats.
constexpr std::int64_t kLaneMultiple = 16;

inline std::int64_t roundUp(std::int64_t value, std::int64_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

/// Everything a task needs of one direction's weights, transposed so that channels are contiguous and padded to whole
/// vectors, and of one tile of tokens. Padding channels carry zeros throughout.
struct Scratch {
  Scratch(const ScanInputs& in, std::int64_t channels)
      : width(roundUp(channels, kLaneMultiple)),
        states(roundUp(in.states, 2)),
        weight(hwy::AllocateAligned<float>(in.rank * width)),
        bias(hwy::AllocateAligned<float>(width)),
        a(hwy::AllocateAligned<float>(states * width)),
        skip(hwy::AllocateAligned<float>(width)),
        u(hwy::AllocateAligned<float>(kScanTile * width)),
        delta(hwy::AllocateAligned<float>(kScanTile * width)),
        deltaU(hwy::AllocateAligned<float>(kScanTile * width)),
        r(hwy::AllocateAligned<float>(kScanTile * in.rank)),
        b(hwy::AllocateAligned<float>(kScanTile * states)),
        c(hwy::AllocateAligned<float>(kScanTile * states)) {
    std::fill_n(u.get(), kScanTile * width, 0.0F);
    std::fill_n(b.get(), kScanTile * states, 0.0F);
    std::fill_n(c.get(), kScanTile * states, 0.0F);
  }

  void loadDirection(const ScanInputs& in, const ScanTask& task, std::int64_t k) {
    std::fill_n(weight.get(), in.rank * width, 0.0F);
    std::fill_n(bias.get(), width, 0.0F);
    std::fill_n(a.get(), states * width, 0.0F);
    std::fill_n(skip.get(), width, 0.0F);
    for (std::int64_t c0 = 0; c0 < task.count; ++c0) {
      const std::int64_t channel = k * in.channels + task.first + c0;
      for (std::int64_t q = 0; q < in.rank; ++q) weight[q * width + c0] = in.deltaWeight[channel * in.rank + q];
      for (std::int64_t s = 0; s < in.states; ++s) a[s * width + c0] = in.A[channel * in.states + s] * kLog2e;
      bias[c0] = in.deltaBias[channel];
      skip[c0] = in.D[channel];
    }
  }

  /// Gathers u, r, B and C of `count` tokens and computes Δ and Δu.
  void loadTile(const ScanInputs& in, const ScanTask& task, std::int64_t k, const std::int64_t* tokens,
                std::int64_t count) {
    const Floats d;
    const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
    for (std::int64_t t = 0; t < count; ++t) {
      const std::int64_t token = task.item * in.tokens + tokens[t];
      std::memcpy(&u[t * width], in.u + token * in.channels + task.first, sizeof(float) * task.count);
      const float* p = in.projected + token * in.projectedWidth() + k * (in.rank + 2 * in.states);
      std::copy_n(p, in.rank, &r[t * in.rank]);
      std::copy_n(p + in.rank, in.states, &b[t * states]);
      std::copy_n(p + in.rank + in.states, in.states, &c[t * states]);
    }
    for (std::int64_t t = 0; t < count; ++t)
      for (std::int64_t i = 0; i < width; i += lanes) {
        auto x = hn::Load(d, &bias[i]);
        for (std::int64_t q = 0; q < in.rank; ++q)
          x = hn::MulAdd(hn::Set(d, r[t * in.rank + q]), hn::Load(d, &weight[q * width + i]), x);
        const auto dt = softplus(d, x);
        hn::Store(dt, d, &delta[t * width + i]);
        hn::Store(hn::Mul(dt, hn::Load(d, &u[t * width + i])), d, &deltaU[t * width + i]);
      }
  }

  std::int64_t width;   // channels, padded
  std::int64_t states;  // padded to an even count: two are advanced at a time
  hwy::AlignedFreeUniquePtr<float[]> weight, bias, a, skip, u, delta, deltaU, r, b, c;
};

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
