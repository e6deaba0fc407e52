// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/deform_conv2d_kernel.h"

#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/ops/deform_conv2d_kernel.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Where one tap of one pixel samples: the four corners (−1 outside) and the fractions between them.
struct Sample {
  std::int64_t corner[4];  // pixel index of (low, low), (low, high), (high, low), (high, high) in (y, x)
  float fractionY, fractionX;
};

HWY_INLINE Sample sampleAt(const DeformImage& image, std::int64_t pixel, std::int64_t tap) {
  const float* o = image.offset + pixel * 2 * kTaps + 2 * tap;
  const float y = static_cast<float>(pixel / image.width + tap / 3 - 1) + o[0];
  const float x = static_cast<float>(pixel % image.width + tap % 3 - 1) + o[1];
  Sample sample{{-1, -1, -1, -1}, 0, 0};
  // Written so that NaN takes the second way too; it then reaches the result through the fractions.
  if (!(y > -1 && x > -1 && y < static_cast<float>(image.height) && x < static_cast<float>(image.width))) {
    if (std::isnan(y) || std::isnan(x)) sample.fractionY = sample.fractionX = std::nanf("");
    return sample;
  }
  const auto top = static_cast<std::int64_t>(std::floor(y)), left = static_cast<std::int64_t>(std::floor(x));
  sample.fractionY = y - static_cast<float>(top);
  sample.fractionX = x - static_cast<float>(left);
  for (int c = 0; c < 4; ++c) {
    const std::int64_t cy = top + (c >> 1), cx = left + (c & 1);
    if (cy >= 0 && cy < image.height && cx >= 0 && cx < image.width) sample.corner[c] = cy * image.width + cx;
  }
  return sample;
}

void Gather(const DeformImage& image, std::int64_t first, std::int64_t last, float* HWY_RESTRICT panel) {
  const hn::CappedTag<float, 16> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t channels = image.channels;
  for (std::int64_t pixel = first; pixel < last; ++pixel)
    for (std::int64_t tap = 0; tap < kTaps; ++tap, panel += channels) {
      const Sample s = sampleAt(image, pixel, tap);
      const float m = image.modulation[pixel * kTaps + tap];
      const float wy[2] = {1 - s.fractionY, s.fractionY}, wx[2] = {1 - s.fractionX, s.fractionX};
      const float* p[4];
      float w[4];
      for (int c = 0; c < 4; ++c) {
        p[c] = s.corner[c] < 0 ? image.zeros : image.input + s.corner[c] * channels;
        w[c] = m * wy[c >> 1] * wx[c & 1];
      }
      const auto w0 = hn::Set(d, w[0]), w1 = hn::Set(d, w[1]), w2 = hn::Set(d, w[2]), w3 = hn::Set(d, w[3]);
      std::int64_t i = 0;
      for (; i + lanes <= channels; i += lanes) {
        auto sum = hn::Mul(w0, hn::LoadU(d, p[0] + i));
        sum = hn::MulAdd(w1, hn::LoadU(d, p[1] + i), sum);
        sum = hn::MulAdd(w2, hn::LoadU(d, p[2] + i), sum);
        sum = hn::MulAdd(w3, hn::LoadU(d, p[3] + i), sum);
        hn::StoreU(sum, d, panel + i);
      }
      for (; i < channels; ++i) panel[i] = w[0] * p[0][i] + w[1] * p[1][i] + w[2] * p[2][i] + w[3] * p[3][i];
    }
}

void Scatter(const DeformImage& image, std::int64_t first, std::int64_t last, const float* HWY_RESTRICT gradient,
             float* inputGradient, float* offsetGradient, float* modulationGradient, float* spare) {
  const hn::CappedTag<float, 16> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t channels = image.channels;
  for (std::int64_t pixel = first; pixel < last; ++pixel)
    for (std::int64_t tap = 0; tap < kTaps; ++tap, gradient += channels) {
      const Sample s = sampleAt(image, pixel, tap);
      const float m = image.modulation[pixel * kTaps + tap];
      const float wy[2] = {1 - s.fractionY, s.fractionY}, wx[2] = {1 - s.fractionX, s.fractionX};
      float along[4];  // gradient · x at each corner
      // Corners one after another: two that fall on the same row (`spare`) must not overtake each other.
      for (int c = 0; c < 4; ++c) {
        const bool inside = s.corner[c] >= 0;
        const float* x = inside ? image.input + s.corner[c] * channels : image.zeros;
        float* gx = inside ? inputGradient + s.corner[c] * channels : spare;
        const float weight = m * wy[c >> 1] * wx[c & 1];
        const auto w = hn::Set(d, weight);
        auto sum = hn::Zero(d);
        float rest = 0;
        std::int64_t i = 0;
        for (; i + lanes <= channels; i += lanes) {
          const auto g = hn::LoadU(d, gradient + i);
          sum = hn::MulAdd(g, hn::LoadU(d, x + i), sum);
          hn::StoreU(hn::MulAdd(w, g, hn::LoadU(d, gx + i)), d, gx + i);
        }
        for (; i < channels; ++i) {
          rest += gradient[i] * x[i];
          gx[i] += weight * gradient[i];
        }
        along[c] = hn::GetLane(hn::SumOfLanes(d, sum)) + rest;
      }
      modulationGradient[pixel * kTaps + tap] =
          wy[0] * (wx[0] * along[0] + wx[1] * along[1]) + wy[1] * (wx[0] * along[2] + wx[1] * along[3]);
      float* go = offsetGradient + pixel * 2 * kTaps + 2 * tap;
      go[0] = m * (wx[0] * (along[2] - along[0]) + wx[1] * (along[3] - along[1]));
      go[1] = m * (wy[0] * (along[1] - along[0]) + wy[1] * (along[3] - along[2]));
    }
}

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glmamba::ops {

HWY_EXPORT(Gather);
HWY_EXPORT(Scatter);

void deformGather(const DeformImage& image, std::int64_t first, std::int64_t last, float* panel) {
  HWY_DYNAMIC_DISPATCH(Gather)(image, first, last, panel);
}

void deformScatter(const DeformImage& image, std::int64_t first, std::int64_t last, const float* panelGradient,
                   float* inputGradient, float* offsetGradient, float* modulationGradient, float* spare) {
  HWY_DYNAMIC_DISPATCH(Scatter)
  (image, first, last, panelGradient, inputGradient, offsetGradient, modulationGradient, spare);
}

}  // namespace glmamba::ops
#endif
