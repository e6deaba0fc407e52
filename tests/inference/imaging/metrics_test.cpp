// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/metrics.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using test::hashedValue;
using test::makeImage;

namespace {

constexpr core::Size3 kSize{41, 37, 7};

// The same images as in tests/golden/metrics_golden.py.
core::VolumePtr truth() {
  return makeImage(kSize, [](int i, int j, int k) {
    if (k < 3) return j * kSize[0] + i < (k == 0 ? 0 : k == 1 ? 75 : 76) ? 400.0 + 5 * i : 0.0;
    const bool inside = std::pow((i - 20) / 15.0, 2) + std::pow((j - 18) / 14.0, 2) < 1;
    if (!inside) return -20.0 * ((i + j + k) % 2);
    return 600 + 250 * std::sin(0.7 * i + 0.2 * k) * std::cos(0.45 * j) + 3.0 * ((73 * i + 151 * j + 311 * k) % 97);
  });
}

core::VolumePtr changed(const core::Volume& hr) {
  return makeImage(kSize, [&](int i, int j, int k) {
    return 0.97 * static_cast<double>(hr.at(i, j, k)) + 40 * std::sin(0.31 * i * j + k) + 5;
  });
}

struct Golden {
  int first, last;
  imaging::Metrics metrics;
};

}  // namespace

TEST_CASE("The measures agree with scikit-image", "[metrics]") {
  // Printed by tests/golden/metrics_golden.py. Tolerances 1e-4 dB and 1e-5: two programs' sums.
  const Golden golden[] = {{0, 7, {31.1198500, 0.87622016, 0.004853652, 5, {}}},
                           {0, -1, {31.1198500, 0.87622016, 0.004853652, 5, {}}},
                           {1, 3, {31.7123051, 0.48899167, 0.068852432, 1, {}}},
                           {4, 6, {30.8740792, 0.97324129, 0.004148600, 2, {}}}};
  const auto hr = truth(), sr = changed(*hr);
  for (const Golden& expected : golden) {
    CAPTURE(expected.first, expected.last);
    const auto metrics = imaging::measure(*hr, *sr, expected.first, expected.last);
    CHECK(metrics.psnr == Approx(expected.metrics.psnr).margin(1e-4).epsilon(0));
    CHECK(metrics.ssim == Approx(expected.metrics.ssim).margin(1e-5).epsilon(0));
    CHECK(metrics.nmse == Approx(expected.metrics.nmse).margin(1e-7).epsilon(0));
    CHECK(metrics.slices == expected.metrics.slices);
  }
}

TEST_CASE("The measures don't depend on the unit of the images", "[metrics]") {
  const auto hr = truth(), sr = changed(*hr);
  const auto scaled = [](const core::Volume& volume) {
    return makeImage(kSize, [&](int i, int j, int k) { return volume.at(i, j, k) / 4096; });
  };
  const auto metrics = imaging::measure(*hr, *sr), metricsScaled = imaging::measure(*scaled(*hr), *scaled(*sr));
  REQUIRE(metricsScaled.psnr == Approx(metrics.psnr).epsilon(1e-9));
  REQUIRE(metricsScaled.ssim == Approx(metrics.ssim).epsilon(1e-9));
}

TEST_CASE("An equal image has an infinite PSNR and an SSIM of 1", "[metrics]") {
  const auto hr = makeImage({16, 12, 2}, hashedValue);
  const auto metrics = imaging::measure(*hr, *hr);
  REQUIRE(std::isinf(metrics.psnr));
  REQUIRE(metrics.ssim == Approx(1).epsilon(1e-12));
  REQUIRE(metrics.nmse == 0);
}

TEST_CASE("PSNR of values with a known error", "[metrics]") {
  const float a[] = {1, 2, 3, 4, 5}, b[] = {2, 1, 4, 3, 6};
  REQUIRE(imaging::psnr(a, b, 5, 10) == Approx(20));  // MSE 1, range 10
}

TEST_CASE("What can't be measured is refused", "[metrics]") {
  const auto hr = makeImage({16, 12, 4}, hashedValue);
  const auto code = [](const auto& call) {
    try {
      call();
    } catch (const core::Error& error) {
      return error.code();
    }
    FAIL("nothing was thrown");
    return core::ErrorCode::device;
  };
  using core::ErrorCode;
  const auto taller = makeImage({16, 13, 4}, hashedValue);
  CHECK(code([&] { imaging::measure(*hr, *taller); }) == ErrorCode::gridMismatch);
  CHECK(code([&] { imaging::absoluteError(*hr, *taller); }) == ErrorCode::gridMismatch);
  CHECK(code([&] { imaging::measure(*hr, *hr, 2, 5); }) == ErrorCode::badValue);
  CHECK(code([&] { imaging::measure(*hr, *hr, 2, 2); }) == ErrorCode::badValue);
  const auto dark = makeImage({16, 12, 4}, [](int, int, int) { return -1; });
  CHECK(code([&] { imaging::measure(*dark, *hr); }) == ErrorCode::badValue);
  const auto sparse = makeImage({16, 12, 4}, [](int i, int j, int) { return i == 4 && j == 5; });
  CHECK(code([&] { imaging::measure(*sparse, *hr); }) == ErrorCode::badValue);
  const auto broken = makeImage({16, 12, 4}, [](int i, int, int) { return i ? 1 : std::nan(""); });
  CHECK(code([&] { imaging::measure(*broken, *hr); }) == ErrorCode::badValue);
  CHECK(code([&] { imaging::measure(*hr, *broken); }) == ErrorCode::badValue);
  const auto narrow = makeImage({16, 10, 4}, hashedValue);
  CHECK(code([&] { imaging::measure(*narrow, *narrow); }) == ErrorCode::badValue);
}

TEST_CASE("The error map is the distance to the truth", "[metrics]") {
  const auto hr = makeImage({5, 4, 3}, hashedValue);
  const auto sr = makeImage({5, 4, 3}, [](int i, int j, int k) { return hashedValue(j, k, i); });
  const auto error = imaging::absoluteError(*hr, *sr);
  for (std::size_t i = 0; i < hr->voxels().size(); ++i)
    REQUIRE(error->voxels()[i] == std::abs(hr->voxels()[i] - sr->voxels()[i]));
  REQUIRE(error->geometry().sameGrid(hr->geometry()));
}
