// SPDX-License-Identifier: Apache-2.0
#include "core/window.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "core/histogram.h"
#include "core/window_preset.h"

using namespace glmamba::core;

namespace {

/// Normally distributed values, with as many zeros, some that are no numbers, and one outlier.
std::vector<float> values() {
  std::mt19937 random(5);
  std::normal_distribution<float> normal(400, 60);
  std::vector<float> all(20000, 0.0f);
  for (int n = 0; n < 20000; ++n) all.push_back(normal(random));
  all.push_back(std::nanf(""));
  all.push_back(INFINITY);
  all.push_back(5000);
  return all;
}

/// The quantile by sorting.
double sortedQuantile(std::vector<float> all, double share) {
  all.erase(std::remove_if(all.begin(), all.end(), [](float v) { return v == 0 || !std::isfinite(v); }), all.end());
  std::sort(all.begin(), all.end());
  return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
}

}  // namespace

TEST_CASE("A histogram's quantiles are those of the sorted non-zero values, outliers or not", "[window]") {
  const std::vector<float> all = values();
  const Histogram histogram(all);
  CHECK(histogram.zeros() == 20000);
  CHECK(histogram.count() == 20001);
  CHECK(histogram.highest() == 5000);
  // A bin is 5000 / 65536 wide; neighbours in rank lie closer together than that.
  for (const double share : {0.01, 0.25, 0.5, 0.9, 0.995})
    CHECK(histogram.quantile(share) == Approx(sortedQuantile(all, share)).margin(0.6));
  CHECK(histogram.quantile(1) == Approx(5000));
  CHECK(Histogram(std::vector<float>{}).quantile(0.5) == 0);
  CHECK(Histogram({7, 7, 7}).quantile(0.5) == Approx(7));
}

TEST_CASE("The parts of a histogram hold each value once, whatever their width", "[window]") {
  const Histogram histogram(values());
  for (const int bins : {7, 100, 300000}) {
    double sum = 0;
    for (const double count : histogram.countsBetween(-10, 5010, bins)) sum += count;
    CHECK(sum == Approx(20001));
  }
  // Of a normal distribution 68.27 % lie within one standard deviation; 20,000 draws give that to 1 %.
  double within = 0;
  for (const double count : histogram.countsBetween(340, 460, 12)) within += count;
  CHECK(within / 20000 == Approx(0.6827).margin(0.01));
  CHECK(histogram.countsBetween(3, 3, 10) == std::vector<double>(10));
}

TEST_CASE("Presets follow the image's own values and come back as they were saved", "[window]") {
  const std::vector<float> all = values();
  const Histogram histogram(all);
  for (const WindowPreset& preset : builtInWindowPresets()) {
    CHECK(isUsable(preset));
    CHECK(windowOf(preset, histogram).width > 0);
  }
  const Window half = windowOf({"", WindowPreset::Scale::bright, 0.5, 1}, histogram);
  CHECK(half.high() == Approx(sortedQuantile(all, 0.995)).margin(0.6));
  CHECK(half.low() == Approx(half.high() / 2));
  // Twice as bright an image, twice the window.
  std::vector<float> twice = all;
  for (float& value : twice) value *= 2;
  CHECK(windowOf({"", WindowPreset::Scale::bright, 0.5, 1}, Histogram(twice)).width == Approx(2 * half.width));

  const Window chosen{333, 77};
  for (const auto scale : {WindowPreset::Scale::bright, WindowPreset::Scale::value}) {
    const Window again = windowOf(presetOf(chosen, histogram, scale, "mine"), histogram);
    CHECK(again.centre == Approx(333));
    CHECK(again.width == Approx(77));
  }
  const Histogram dark(std::vector<float>(100, -5.0f));
  CHECK(presetOf(chosen, dark, WindowPreset::Scale::bright, "x").scale == WindowPreset::Scale::value);
  CHECK_FALSE(isUsable({"", WindowPreset::Scale::value, 2, 2}));
  CHECK_FALSE(isUsable({"", WindowPreset::Scale::value, std::nan(""), 2}));
}
