// SPDX-License-Identifier: Apache-2.0
// Functions of whole vectors, compiled once per instruction set. As Highway asks of such headers, the include guard
// toggles with the target.

#include "hwy/highway.h"

#if defined(GLMAMBA_VECTOR_MATH_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef GLMAMBA_VECTOR_MATH_INL_H
#undef GLMAMBA_VECTOR_MATH_INL_H
#else
#define GLMAMBA_VECTOR_MATH_INL_H
#endif

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

constexpr float kLog2e = 1.442695040888963F;

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

/// 1 / (1 + e^−x) with a relative error below 1e-6. NaN may be lost.
HWY_INLINE Vector sigmoid(Floats d, Vector x) {
  const auto one = hn::Set(d, 1.0F);
  const auto e = exp2Negative(d, hn::Mul(hn::Neg(hn::Abs(x)), hn::Set(d, kLog2e)));
  return hn::Div(hn::IfThenElse(hn::Lt(x, hn::Zero(d)), e, one), hn::Add(one, e));
}

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
