// Pieces shared by the forward and the backward kernel of the selective scan, compiled once per instruction set.
// As Highway asks of such headers, the include guard toggles with the target.

#include <algorithm>
#include <cstring>

#include "hwy/aligned_allocator.h"
#include "hwy/highway.h"
#include "inference/ops/selective_scan_kernel.h"

#if defined(GLMAMBA_SELECTIVE_SCAN_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef GLMAMBA_SELECTIVE_SCAN_INL_H
#undef GLMAMBA_SELECTIVE_SCAN_INL_H
#else
#define GLMAMBA_SELECTIVE_SCAN_INL_H
#endif

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

// Vectors of any instruction set divide this many floats.
constexpr std::int64_t kLaneMultiple = 16;
constexpr float kLog2e = 1.442695040888963F;

inline std::int64_t roundUp(std::int64_t value, std::int64_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

/// 2^x for x ≤ 0 with a relative error below 3e-7; what is smaller than 2^-126 is taken as that or less. NaN may be
/// lost (it reaches the state through Δu).
HWY_INLINE Vector exp2Negative(Floats d, Vector x) {
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX3
  const auto limited = x;  // the instruction that scales below goes to zero by itself
#else
  const auto limited = hn::Max(x, hn::Set(d, -126.0F));
#endif
  const auto whole = hn::Round(limited);
  const auto f = hn::Sub(limited, whole);
  // Least largest relative error, 9e-8, of all polynomials of degree 5 with p(0) = 1 on |f| ≤ 1/2 (weighted least
  // squares, reweighted until level).
  auto p = hn::Set(d, 1.32647369e-3F);
  p = hn::MulAdd(p, f, hn::Set(d, 9.67151657e-3F));
  p = hn::MulAdd(p, f, hn::Set(d, 5.55073376e-2F));
  p = hn::MulAdd(p, f, hn::Set(d, 0.24022242F));
  p = hn::MulAdd(p, f, hn::Set(d, 0.693146978F));
  p = hn::MulAdd(p, f, hn::Set(d, 1.0F));
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX3
  return Vector{_mm512_scalef_ps(p.raw, whole.raw)};
#else
  const hn::RebindToSigned<Floats> di;
  const auto exponent = hn::ShiftLeft<23>(hn::ConvertTo(di, whole));
  return hn::BitCast(d, hn::Add(hn::BitCast(di, p), exponent));
#endif
}

/// log(1 + e^x) with a relative error below 1e-6; NaN is kept.
HWY_INLINE Vector softplus(Floats d, Vector x) {
  const auto z = exp2Negative(d, hn::Mul(hn::Neg(hn::Abs(x)), hn::Set(d, kLog2e)));
  // log(1 + z) / z on 0 ≤ z ≤ 1, found as above; largest relative error 2.2e-7.
  auto p = hn::Set(d, -8.77877309e-3F);
  p = hn::MulAdd(p, z, hn::Set(d, 4.49860537e-2F));
  p = hn::MulAdd(p, z, hn::Set(d, -0.109022172F));
  p = hn::MulAdd(p, z, hn::Set(d, 0.178471628F));
  p = hn::MulAdd(p, z, hn::Set(d, -0.245368521F));
  p = hn::MulAdd(p, z, hn::Set(d, 0.332840618F));
  p = hn::MulAdd(p, z, hn::Set(d, -0.499981803F));
  p = hn::MulAdd(p, z, hn::Set(d, 1.0F));
  return hn::IfThenElse(hn::IsNaN(x), x, hn::MulAdd(p, z, hn::Max(x, hn::Zero(d))));
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
