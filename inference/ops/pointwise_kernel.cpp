// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/pointwise_kernel.h"

#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/ops/pointwise_kernel.cpp"
#include "hwy/foreach_target.h"
#include "inference/ops/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {

// Calls body(load, store) for whole vectors, then for what is left through copies, filled up with load's second
// argument: a kernel below names what it reads and writes once.
template <class Body>
HWY_INLINE void forVectors(std::int64_t count, const Body& body) {
  const Floats d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  std::int64_t i = 0;
  for (; i + lanes <= count; i += lanes)
    body([&](const float* from, float = 0) HWY_ATTR { return hn::LoadU(d, from + i); },
         [&](Vector v, float* to) HWY_ATTR { hn::StoreU(v, d, to + i); });
  if (i == count) return;
  const auto rest = static_cast<std::size_t>(count - i);
  body(
      [&](const float* from, float fill = 0) HWY_ATTR {
        HWY_ALIGN float copy[16];
        hn::Store(hn::Set(d, fill), d, copy);
        for (std::size_t j = 0; j < rest; ++j) copy[j] = from[i + static_cast<std::int64_t>(j)];
        return hn::Load(d, copy);
      },
      [&](Vector v, float* to) HWY_ATTR {
        HWY_ALIGN float copy[16];
        hn::Store(v, d, copy);
        for (std::size_t j = 0; j < rest; ++j) to[i + static_cast<std::int64_t>(j)] = copy[j];
      });
}

void Modulate(const float* m, const float* feature, std::int64_t count, float* y) {
  const Floats d;
  forVectors(count, [&](const auto& load, const auto& store) HWY_ATTR {
    const auto x = load(feature);
    store(hn::MulAdd(load(m), sigmoid(d, x), x), y);
  });
}

void GatedNorm(const float* y, const float* weight, const float* bias, float epsilon, const float* z,
               std::int64_t channels, float* out) {
  const Floats d;
  const auto n = static_cast<float>(channels);
  auto sums = hn::Zero(d);
  forVectors(channels, [&](const auto& load, const auto&) HWY_ATTR { sums = hn::Add(sums, load(y)); });
  const float mean = hn::GetLane(hn::SumOfLanes(d, sums)) / n;
  auto squares = hn::Zero(d);
  forVectors(channels, [&](const auto& load, const auto&) HWY_ATTR {
    const auto difference = hn::Sub(load(y, mean), hn::Set(d, mean));
    squares = hn::MulAdd(difference, difference, squares);
  });
  const float variance = hn::GetLane(hn::SumOfLanes(d, squares)) / n;
  const float scale = 1 / std::sqrt(variance + epsilon);
  forVectors(channels, [&](const auto& load, const auto& store) HWY_ATTR {
    const auto normalised = hn::Mul(hn::Sub(load(y), hn::Set(d, mean)), hn::Set(d, scale));
    const auto gate = load(z);
    const auto scaled = hn::MulAdd(normalised, load(weight), load(bias));
    store(hn::Mul(scaled, hn::Mul(gate, sigmoid(d, gate))), out);
  });
}

// The larger, or NaN where either is.
HWY_INLINE Vector larger(Vector kept, Vector x) {
  return hn::IfThenElse(hn::Or(hn::Ge(kept, x), hn::IsNaN(kept)), kept, x);
}

void FusionMaxima(const float* t, const float* r, const float* attention, float attentionBias, std::int64_t pixels,
                  std::int64_t channels, float* shares, float* maxima) {
  const Floats d;
  for (std::int64_t p = 0; p < pixels; ++p, t += channels, r += channels) {
    auto dot = hn::Zero(d);
    forVectors(channels, [&](const auto& load, const auto&) HWY_ATTR {
      dot = hn::MulAdd(load(t), load(attention), dot);
      dot = hn::MulAdd(load(r), load(attention + channels), dot);
    });
    // A softmax of two is the sigmoid of their difference.
    const float share = 1 / (1 + std::exp(-(hn::GetLane(hn::SumOfLanes(d, dot)) + attentionBias)));
    shares[p] = share;
    forVectors(channels, [&](const auto& load, const auto& store) HWY_ATTR {
      const auto a = load(t), b = load(r), difference = hn::Sub(a, b);
      store(larger(load(maxima), difference), maxima);
      store(larger(load(maxima + channels), hn::Mul(a, b)), maxima + channels);
      store(larger(load(maxima + 2 * channels), hn::MulAdd(hn::Set(d, share), difference, b)), maxima + 2 * channels);
    });
  }
}

void FusionSum(const float* t, const float* r, const float* shares, const float* weights, std::int64_t pixels,
               std::int64_t channels, float* y) {
  const Floats d;
  for (std::int64_t p = 0; p < pixels; ++p, t += channels, r += channels, y += channels) {
    // (w₁ + w₃ a)(t − r) + w₂ t r + w₃ r
    const auto ofDifference = hn::Set(d, weights[0] + weights[2] * shares[p]);
    const auto ofSimilarity = hn::Set(d, weights[1]), ofComplement = hn::Set(d, weights[2]);
    forVectors(channels, [&](const auto& load, const auto& store) HWY_ATTR {
      const auto a = load(t), b = load(r);
      auto sum = hn::Mul(b, hn::MulAdd(ofSimilarity, a, ofComplement));
      sum = hn::MulAdd(ofDifference, hn::Sub(a, b), sum);
      store(sum, y);
    });
  }
}

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glmamba::ops {

HWY_EXPORT(Modulate);
HWY_EXPORT(GatedNorm);
HWY_EXPORT(FusionMaxima);
HWY_EXPORT(FusionSum);

void modulateRow(const float* m, const float* d, std::int64_t count, float* y) {
  HWY_DYNAMIC_DISPATCH(Modulate)(m, d, count, y);
}

void gatedNormRow(const float* y, const float* weight, const float* bias, float epsilon, const float* z,
                  std::int64_t channels, float* out) {
  HWY_DYNAMIC_DISPATCH(GatedNorm)(y, weight, bias, epsilon, z, channels, out);
}

void fusionMaxima(const float* t, const float* r, const float* attention, float attentionBias, std::int64_t pixels,
                  std::int64_t channels, float* shares, float* maxima) {
  HWY_DYNAMIC_DISPATCH(FusionMaxima)(t, r, attention, attentionBias, pixels, channels, shares, maxima);
}

void fusionSum(const float* t, const float* r, const float* shares, const float* weights, std::int64_t pixels,
               std::int64_t channels, float* y) {
  HWY_DYNAMIC_DISPATCH(FusionSum)(t, r, shares, weights, pixels, channels, y);
}

}  // namespace glmamba::ops
#endif
