// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/ring_correlation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/head_mask.h"
#include "inference/imaging/parallel_for.h"

namespace glmamba::imaging {

using core::Volume;

namespace {

constexpr int kSide = 32;  // 16 rings, and a gyrus or a lesion in one patch
constexpr int kStep = 16;
constexpr int kRings = kSide / 2;
constexpr double kThreshold = 0.5;
constexpr double kPi = 3.14159265358979323846;
// Of the baseline's: interpolation between rings differs by as much.
constexpr double kFiner = 0.98;

using Complex = std::complex<float>;
using Spectrum = std::vector<Complex>;  ///< {kSide, kSide / 2 + 1}: the other half is its conjugate

struct Tables {
  std::array<float, kSide> hann{};
  std::array<Complex, kSide> turn{};  ///< exp(−2πi n / kSide)
  Tables() {
    for (int n = 0; n < kSide; ++n) {
      hann[n] = static_cast<float>(0.5 - 0.5 * std::cos(2 * kPi * (n + 0.5) / kSide));
      turn[n] = std::polar(1.0f, static_cast<float>(-2 * kPi * n / kSide));
    }
  }
};

const Tables& tables() {
  static const Tables made;
  return made;
}

Spectrum spectrumOf(const Volume& volume, int column, int row, int k) {
  const Tables& t = tables();
  double mean = 0;
  for (int j = 0; j < kSide; ++j)
    for (int i = 0; i < kSide; ++i) mean += volume.at(column + i, row + j, k);
  mean /= kSide * kSide;
  constexpr int half = kSide / 2 + 1;
  Spectrum along(static_cast<std::size_t>(kSide) * half);
  for (int j = 0; j < kSide; ++j) {
    std::array<float, kSide> values;
    for (int i = 0; i < kSide; ++i)
      values[i] = (volume.at(column + i, row + j, k) - static_cast<float>(mean)) * t.hann[i] * t.hann[j];
    for (int u = 0; u < half; ++u) {
      float re = 0, im = 0;
      for (int i = 0; i < kSide; ++i) {
        const Complex& turn = t.turn[u * i % kSide];
        re += values[i] * turn.real();
        im += values[i] * turn.imag();
      }
      along[static_cast<std::size_t>(j) * half + u] = {re, im};
    }
  }
  Spectrum spectrum(along.size());
  for (int v = 0; v < kSide; ++v)
    for (int u = 0; u < half; ++u) {
      float re = 0, im = 0;
      for (int j = 0; j < kSide; ++j) {
        const Complex &turn = t.turn[v * j % kSide], value = along[static_cast<std::size_t>(j) * half + u];
        re += value.real() * turn.real() - value.imag() * turn.imag();
        im += value.real() * turn.imag() + value.imag() * turn.real();
      }
      spectrum[static_cast<std::size_t>(v) * half + u] = {re, im};
    }
  return spectrum;
}

/// 1/(2f), mm, where both spectra begin to differ.
double resolutionOf(const Spectrum& f, const Spectrum& g, double columnSpacing, double rowSpacing) {
  const double coarser = std::max(columnSpacing, rowSpacing);
  std::array<double, kRings + 1> cross{}, ofF{}, ofG{};
  constexpr int half = kSide / 2 + 1;
  for (int v = 0; v < kSide; ++v)
    for (int u = 0; u < half; ++u) {
      const double down = (v <= kSide / 2 ? v : v - kSide) / rowSpacing, across = u / columnSpacing;
      const auto ring = static_cast<int>(std::lround(std::hypot(across, down) * coarser));
      if (ring < 1 || ring > kRings) continue;
      const double twice = u == 0 || u == kSide / 2 ? 1 : 2;
      const std::size_t n = static_cast<std::size_t>(v) * half + u;
      cross[ring] += twice * (f[n] * std::conj(g[n])).real();
      ofF[ring] += twice * std::norm(f[n]);
      ofG[ring] += twice * std::norm(g[n]);
    }
  double last = 1, at = kRings;
  for (int ring = 1; ring <= kRings; ++ring) {
    const double energy = std::sqrt(ofF[ring] * ofG[ring]);
    const double correlation = energy > 0 ? cross[ring] / energy : 0;
    if (correlation < kThreshold) {
      at = ring - 1 + (last - kThreshold) / (last - correlation);
      break;
    }
    last = correlation;
  }
  // Ring r has r periods in kSide voxels.
  return kSide * coarser / (2 * std::max(at, 0.5));
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// First voxels of the patches along a side, the last one flush with its end.
std::vector<int> startsAlong(int size) {
  std::vector<int> starts;
  for (int start = 0; start + kSide < size; start += kStep) starts.push_back(start);
  starts.push_back(size - kSide);
  return starts;
}

}  // namespace

RingCorrelation ringCorrelation(const Volume& hr, const Volume& sr, const Volume& baseline,
                                const core::CancelToken& cancel) {
  requireSameSize(hr, sr);
  requireSameSize(hr, baseline);
  if (hr.columns() < kSide || hr.rows() < kSide)
    throw core::Error(
        core::ErrorCode::badValue,
        "Fourier-ring correlation needs slices of at least 32×32 voxels, not " + hr.geometry().describe() + ".");
  requireFinite(hr, "The ground truth");
  requireFinite(sr, "The image to compare");
  requireFinite(baseline, "The interpolated image");
  const std::vector<bool> head = headMask(hr);
  const auto& spacing = hr.geometry().spacing();
  std::vector<float> voxels(hr.voxels().size());
  std::vector<std::vector<RingPatch>> bySlice(static_cast<std::size_t>(hr.sliceCount()));
  parallelFor(hr.sliceCount(), cancel, [&](int k) {
    const std::size_t slice = static_cast<std::size_t>(k) * hr.sliceSize();
    std::vector<double> sum(hr.sliceSize()), weight(hr.sliceSize());
    for (const int row : startsAlong(hr.rows()))
      for (const int column : startsAlong(hr.columns())) {
        int shown = 0;
        for (int j = row; j < row + kSide; ++j)
          for (int i = column; i < column + kSide; ++i)
            shown += head[slice + static_cast<std::size_t>(j) * hr.columns() + i] ? 1 : 0;
        if (2 * shown < kSide * kSide) continue;
        const Spectrum truth = spectrumOf(hr, column, row, k);
        RingPatch patch{k, column, row};
        patch.resolution = resolutionOf(truth, spectrumOf(sr, column, row, k), spacing[0], spacing[1]);
        patch.baseline = resolutionOf(truth, spectrumOf(baseline, column, row, k), spacing[0], spacing[1]);
        patch.isFlagged = patch.resolution > kFiner * patch.baseline;
        bySlice[static_cast<std::size_t>(k)].push_back(patch);
        for (int j = 0; j < kSide; ++j)
          for (int i = 0; i < kSide; ++i) {
            const std::size_t n = static_cast<std::size_t>(row + j) * hr.columns() + column + i;
            const double w = tables().hann[i] * tables().hann[j];
            sum[n] += w * patch.resolution;
            weight[n] += w;
          }
      }
    for (std::size_t n = 0; n < sum.size(); ++n)
      voxels[slice + n] = weight[n] > 0 ? static_cast<float>(sum[n] / weight[n]) : 0;
  });
  RingCorrelation result;
  result.resolution = core::makeVolume(hr.geometry(), std::move(voxels));
  std::vector<double> resolutions, baselines;
  for (const auto& patches : bySlice)
    for (const RingPatch& patch : patches) {
      result.patches.push_back(patch);
      resolutions.push_back(patch.resolution);
      baselines.push_back(patch.baseline);
    }
  result.median = median(std::move(resolutions));
  result.baselineMedian = median(std::move(baselines));
  return result;
}

}  // namespace glmamba::imaging
