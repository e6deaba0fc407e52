// SPDX-License-Identifier: Apache-2.0
#include "core/window_preset.h"

#include <cmath>
#include <utility>

namespace glmamba::core {

namespace {

constexpr double kBrightShare = 0.995;  // as autoWindow()

double brightValue(const Histogram& histogram) { return histogram.quantile(kBrightShare); }

}  // namespace

const std::vector<WindowPreset>& builtInWindowPresets() {
  using Scale = WindowPreset::Scale;
  // Shares of the bright value between which the brain's tissue lies: 2nd to 98th percentile of skull-stripped BraTS
  // 2021 T1 0.35–0.97, T2 0.18–0.93, FLAIR 0.14–0.95 of it; T2 without the fluid's end, so that tissues differ more.
  static const std::vector<WindowPreset> kPresets{
      {"T1", Scale::bright, 0.25, 1.0},        {"T2", Scale::bright, 0.1, 0.85},
      {"PD", Scale::bright, 0.3, 1.0},         {"FLAIR", Scale::bright, 0.15, 1.0},
      {"0–100 %", Scale::quantile, 0, 1},      {"1–99 %", Scale::quantile, 0.01, 0.99},
      {"2–98 %", Scale::quantile, 0.02, 0.98}, {"5–95 %", Scale::quantile, 0.05, 0.95},
  };
  return kPresets;
}

Window windowOf(const WindowPreset& preset, const Histogram& histogram) {
  switch (preset.scale) {
    case WindowPreset::Scale::bright: {
      const double bright = brightValue(histogram);
      return windowBetween(preset.low * bright, preset.high * bright);
    }
    case WindowPreset::Scale::quantile:
      return windowBetween(histogram.quantile(preset.low), histogram.quantile(preset.high));
    case WindowPreset::Scale::value:
      break;
  }
  return windowBetween(preset.low, preset.high);
}

WindowPreset presetOf(const Window& window, const Histogram& histogram, WindowPreset::Scale scale, std::string name) {
  const double bright = brightValue(histogram);
  if (scale != WindowPreset::Scale::bright || !(bright > 0))
    return {std::move(name), WindowPreset::Scale::value, window.low(), window.high()};
  return {std::move(name), WindowPreset::Scale::bright, window.low() / bright, window.high() / bright};
}

bool isUsable(const WindowPreset& preset) {
  return std::isfinite(preset.low) && std::isfinite(preset.high) && preset.low < preset.high;
}

}  // namespace glmamba::core
