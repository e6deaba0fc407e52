// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/noise_level.h"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "inference/imaging/kspace.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using test::makeImage;

namespace {

/// A head of 100 to 160 with smooth structure, 0 around it.
double head(double i, double j, int k) {
  const double x = (i - 64) / 40.0, y = (j - 56) / 36.0;
  return x * x + y * y > 1 ? 0 : 130 + 30 * std::sin(0.12 * i + k) * std::cos(0.1 * j);
}

}  // namespace

TEST_CASE("Noise of a magnitude image is told by its background, whatever its strength", "[noise]") {
  const double sigma = GENERATE(0.5, 2.0, 6.0);
  std::mt19937 random(3);
  std::normal_distribution<double> normal(0, sigma);
  const auto image = makeImage(
      {128, 112, 3}, [&](int i, int j, int k) { return std::hypot(head(i, j, k) + normal(random), normal(random)); });
  const auto noise = imaging::noiseLevel(*image);
  CHECK(noise.fromBackground);
  // The median over some hundred blocks of 64 Rayleigh voxels, 6 % each.
  CHECK(noise.sigma == Approx(sigma).epsilon(0.03));
}

TEST_CASE("Noise of a real-valued image is told by its background", "[noise]") {
  std::mt19937 random(5);
  std::normal_distribution<double> normal(0, 3);
  const auto image = makeImage({128, 112, 2}, [&](int i, int j, int k) { return head(i, j, k) + normal(random); });
  const auto noise = imaging::noiseLevel(*image);
  CHECK(noise.fromBackground);
  CHECK(noise.sigma == Approx(3).epsilon(0.04));
}

TEST_CASE("Where the background was masked, noise is told by the head", "[noise]") {
  std::mt19937 random(7);
  std::normal_distribution<double> normal(0, 3);
  const auto image = makeImage({128, 112, 4}, [&](int i, int j, int k) {
    const double value = head(i, j, k);
    return value > 0 ? value + normal(random) : 0;
  });
  const auto noise = imaging::noiseLevel(*image);
  CHECK_FALSE(noise.fromBackground);
  // Blocks of 49 differences are off by 12 %: the lower quarter of them is some 8 % low.
  CHECK(noise.sigma == Approx(3).epsilon(0.12));
}

TEST_CASE("The ringing round a degraded head is not taken for noise", "[noise]") {
  std::mt19937 random(9);
  std::normal_distribution<double> normal(0, 4);
  const auto hr = makeImage({256, 224, 2}, [&](int i, int j, int k) {
    const double value = head(i / 2.0, j / 2.0, k);
    return value > 0 ? value + normal(random) : 0;
  });
  const auto noise = imaging::noiseLevel(*imaging::degrade(*hr, 2));
  CHECK_FALSE(noise.fromBackground);
  // Cropping k-space by two averages four voxels: σ falls to half. The quietest blocks are those without edges.
  CHECK(noise.sigma == Approx(2).epsilon(0.15));
}

TEST_CASE("An image without noise has none", "[noise]") {
  CHECK(imaging::noiseLevel(*makeImage({64, 64, 1}, [](int, int, int) { return 0; })).sigma == 0);
  CHECK(imaging::noiseLevel(*makeImage({64, 64, 1}, [](int, int, int) { return 7; })).sigma == 0);
  CHECK(imaging::noiseLevel(*makeImage({3, 5, 1}, [](int i, int, int) { return i; })).sigma == 0);
}
