// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/error_maps.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/ssim.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using test::hashedValue;
using test::makeImage;

TEST_CASE("The signed error is positive where the image is too bright", "[error_maps]") {
  const auto hr = makeImage({6, 5, 2}, hashedValue);
  const auto sr = makeImage({6, 5, 2}, [](int i, int j, int k) { return hashedValue(i, j, k) + 0.25 * (i - 2); });
  const auto error = imaging::signedError(*hr, *sr);
  for (int i = 0; i < 6; ++i) CHECK(error->at(i, 3, 1) == Approx(0.25 * (i - 2)).margin(1e-6));  // float
  CHECK(error->geometry().sameGrid(hr->geometry()));
}

TEST_CASE("The gradient error is the slope of the error, in units a millimetre", "[error_maps]") {
  const core::Geometry grid({9, 7, 1}, {0.5, 2, 3}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> truth, ramp;
  for (int j = 0; j < 7; ++j)
    for (int i = 0; i < 9; ++i) {
      truth.push_back(static_cast<float>(hashedValue(i, j, 0)));
      ramp.push_back(truth.back() + 3.0F * (0.5F * i) + 4.0F * (2.0F * j));  // 3 a mm across, 4 a mm down
    }
  const auto error = imaging::gradientError({grid, truth}, {grid, ramp});
  for (const float value : error->voxels())
    CHECK(value == Approx(5).epsilon(1e-4));  // differences of float values to 60
}

TEST_CASE("A slice of one row or one column has a gradient along the other axis", "[error_maps]") {
  const auto zero = makeImage({5, 1, 1}, [](int, int, int) { return 0; });
  const auto ramp = makeImage({5, 1, 1}, [](int i, int, int) { return 2 * i; });
  const auto error = imaging::gradientError(*zero, *ramp);
  for (const float value : error->voxels()) CHECK(value == 2);
}

TEST_CASE("The mean of the SSIM map away from its border is the SSIM", "[error_maps]") {
  const auto hr = makeImage({24, 19, 2}, [](int i, int j, int k) { return 1 + hashedValue(i, j, k); });
  const auto sr = makeImage({24, 19, 2},
                            [](int i, int j, int k) { return 1 + hashedValue(i, j, k) + 0.2 * std::sin(0.4 * i * j); });
  const auto map = imaging::ssimMap(*hr, *sr);
  const auto metrics = imaging::measure(*hr, *sr);
  double sum = 0;
  for (int k = 0; k < 2; ++k)
    for (int j = imaging::kSsimRadius; j < 19 - imaging::kSsimRadius; ++j)
      for (int i = imaging::kSsimRadius; i < 24 - imaging::kSsimRadius; ++i) sum += map->at(i, j, k);
  CHECK(sum / (2 * 14 * 9) == Approx(metrics.ssim).epsilon(1e-6));  // the map is stored in float
  CHECK(imaging::ssimMap(*hr, *hr)->at(0, 0, 0) == Approx(1).epsilon(1e-6));
}

TEST_CASE("At its border the SSIM map sees the slice mirrored, as scikit-image does", "[error_maps]") {
  const auto hr = makeImage({13, 12, 1}, [](int i, int j, int) { return 1 + hashedValue(i, j, 0); });
  const auto sr = makeImage({13, 12, 1}, [](int i, int j, int) { return 1 + 0.7 * hashedValue(i, j, 0) + 0.02 * i; });
  // The corner by the definition: 11 × 11 Gaussian weights round voxel (0, 0), index −1 − n standing for n.
  const double range = *std::max_element(hr->voxels().begin(), hr->voxels().end());
  double sum = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
  for (int dj = -5; dj <= 5; ++dj)
    for (int di = -5; di <= 5; ++di) {
      const double weight = std::exp(-(di * di + dj * dj) / (2 * 1.5 * 1.5));
      const int i = di < 0 ? -1 - di : di, j = dj < 0 ? -1 - dj : dj;
      const double x = hr->at(i, j, 0), y = sr->at(i, j, 0);
      sum += weight, a += weight * x, b += weight * y, aa += weight * x * x, bb += weight * y * y, ab += weight * x * y;
    }
  a /= sum, b /= sum, aa /= sum, bb /= sum, ab /= sum;
  const double c1 = std::pow(0.01 * range, 2), c2 = std::pow(0.03 * range, 2);
  const double expected =
      (2 * a * b + c1) * (2 * (ab - a * b) + c2) / ((a * a + b * b + c1) * (aa - a * a + bb - b * b + c2));
  CHECK(imaging::ssimMap(*hr, *sr)->at(0, 0, 0) == Approx(expected).epsilon(1e-5));
}

TEST_CASE("Error maps of images of unlike sizes are refused", "[error_maps]") {
  const auto hr = makeImage({16, 12, 2}, hashedValue), other = makeImage({16, 13, 2}, hashedValue);
  CHECK_THROWS_AS(imaging::signedError(*hr, *other), core::Error);
  CHECK_THROWS_AS(imaging::gradientError(*hr, *other), core::Error);
  CHECK_THROWS_AS(imaging::ssimMap(*hr, *other), core::Error);
}
