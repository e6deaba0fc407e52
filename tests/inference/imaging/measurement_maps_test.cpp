// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/measurement_maps.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/observation.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using core::GridAlignment;
using test::hashedValue;
using test::makeImage;

namespace {

constexpr double kPi = 3.14159265358979323846;

/// A wave of `periods` over the width of the image.
core::VolumePtr wave(const core::Size3& size, double periods, double amplitude, double offset = 0) {
  return makeImage(size,
                   [=](int i, int, int) { return offset + amplitude * std::cos(2 * kPi * periods * i / size[0]); });
}

core::VolumePtr sum(const core::Volume& a, const core::Volume& b) {
  std::vector<float> voxels(a.voxels());
  for (std::size_t n = 0; n < voxels.size(); ++n) voxels[n] += b.voxels()[n];
  return core::makeVolume(a.geometry(), std::move(voxels));
}

imaging::NoiseLevel noiseOf(double sigma) { return {sigma, true, ""}; }

}  // namespace

TEST_CASE("What was degraded is consistent with its measurement, to rounding", "[trust]") {
  const core::Size3 size = GENERATE(core::Size3{48, 40, 2}, core::Size3{45, 38, 1}, core::Size3{50, 42, 1});
  const int scale = GENERATE(2, 4);
  const auto hr = makeImage(size, [](int i, int j, int k) { return 100 * hashedValue(i, j, k); });
  const auto maps = imaging::measurementMaps(*hr, *imaging::degrade(*hr, scale), GridAlignment::fourier, noiseOf(1));
  for (const float value : maps.residual->voxels()) REQUIRE(value < 1e-3F);  // float sums of 100s
  // And both parts are the image.
  for (std::size_t n = 0; n < hr->voxels().size(); ++n)
    REQUIRE(maps.measured->voxels()[n] + maps.added->voxels()[n] == Approx(hr->voxels()[n]).margin(1e-4));
}

TEST_CASE("The residual counts a contradiction in standard deviations of the noise", "[trust]") {
  const auto hr = wave({64, 48, 1}, 3, 20, 100);
  const auto lr = imaging::degrade(*hr, 2);
  const auto sr = sum(*hr, *wave({64, 48, 1}, 5, 6));  // within the measured band: 16 periods at most
  const auto maps = imaging::measurementMaps(*sr, *lr, GridAlignment::fourier, noiseOf(2));
  for (int i = 0; i < 32; ++i)
    CHECK(maps.residual->at(i, 10, 0) == Approx(3 * std::abs(std::cos(2 * kPi * 5 * i / 32))).margin(1e-4));
}

TEST_CASE("A wave beyond the measured band is added, one within it is measured", "[trust]") {
  const auto inside = wave({64, 48, 1}, 7, 10, 50), outside = wave({64, 48, 1}, 25, 4);
  const auto sr = sum(*inside, *outside);
  const auto maps = imaging::measurementMaps(*sr, *imaging::degrade(*inside, 2), GridAlignment::fourier, noiseOf(1));
  for (std::size_t n = 0; n < sr->voxels().size(); ++n) {
    REQUIRE(maps.added->voxels()[n] == Approx(outside->voxels()[n]).margin(1e-4));
    REQUIRE(maps.measured->voxels()[n] == Approx(inside->voxels()[n]).margin(1e-4));
    REQUIRE(maps.residual->voxels()[n / 4] < 1e-3F);  // plausible detail contradicts nothing
  }
  // Energies of the waves, 4²/2 and 10²/2, over all the image; the mean does not count.
  const auto labels = makeImage({64, 48, 1}, [](int, int, int) { return 3; });
  CHECK(imaging::addedShareByLabel(*maps.added, *maps.measured, *labels).at(3) == Approx(8.0 / 58).epsilon(1e-4));
}

TEST_CASE("The share of added energy is local, and 0 where there is only noise", "[trust]") {
  // To the left a wave was measured, to the right one of the same strength was added; below nothing is.
  const auto part = [](bool left) {
    return makeImage({96, 96, 1}, [=](int i, int j, int) {
      return j < 48 && (i < 48) == left ? 10 * std::cos(2 * kPi * i / 4) * std::cos(2 * kPi * j / 4) : 0;
    });
  };
  const auto share = imaging::addedShareMap(*part(false), *part(true), 0.5);
  // A wave of mean square 25 against a noise of 0.25; the window holds whole periods to 3 %.
  CHECK(share->at(20, 24, 0) == Approx(0).margin(1e-4));
  CHECK(share->at(76, 24, 0) == Approx(25 / 25.25).epsilon(0.01));
  CHECK(share->at(76, 80, 0) == Approx(0).margin(1e-4));
}

TEST_CASE("An offset of the image does not change the share of added energy", "[trust]") {
  const auto added = makeImage({40, 40, 1}, [](int i, int j, int) { return hashedValue(i, j, 1) - 0.5; });
  const auto shareAt = [&](double offset) {
    const auto measured = makeImage({40, 40, 1}, [=](int i, int j, int) { return offset + hashedValue(j, i, 2); });
    return imaging::addedShareMap(*added, *measured, 0.01)->at(20, 20, 0);
  };
  CHECK(shareAt(3000) == Approx(shareAt(0)).epsilon(1e-3));  // of 3000, float keeps 2e-4
}

TEST_CASE("With averaged voxels, consistency is of means and what they don't tell is added", "[trust]") {
  const core::Geometry fine({8, 6, 1}, {1, 1, 2}, {0.5, 0.5, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels;
  for (int n = 0; n < 48; ++n) voxels.push_back(static_cast<float>(n * n % 17));
  const core::Volume sr(fine, voxels);
  const core::Geometry coarse = fine.downsampledInPlane(2, GridAlignment::area);
  REQUIRE(coarse.size() == core::Size3{4, 2, 1});  // rounded down to an even number: 6 rows are no 2 blocks of 2
  CHECK_THROWS_AS(imaging::observed(sr, fine.resizedInPlane(3, 3, GridAlignment::area), GridAlignment::area),
                  core::Error);
  const core::Geometry measured = fine.resizedInPlane(4, 3, GridAlignment::area);
  const auto observation = imaging::observed(sr, measured, GridAlignment::area);
  CHECK(observation->at(1, 2, 0) == Approx((sr.at(2, 4, 0) + sr.at(3, 4, 0) + sr.at(2, 5, 0) + sr.at(3, 5, 0)) / 4.0));
  const auto back = imaging::measuredPart(*observation, fine, GridAlignment::area);
  CHECK(back->at(3, 5, 0) == observation->at(1, 2, 0));
}

TEST_CASE("A target that degrading would not give exactly is compared all the same", "[trust]") {
  // 45 × 39 voxels refined by 2: no even size, but the same field of view.
  const auto lr = makeImage({45, 39, 1}, [](int i, int j, int k) { return 10 * hashedValue(i, j, k); });
  const auto sr = imaging::zeroFill(*lr, 90, 78);
  const auto maps = imaging::measurementMaps(*sr, *lr, GridAlignment::fourier, noiseOf(1));
  for (const float value : maps.residual->voxels()) REQUIRE(value < 1e-3F);
  for (const float value : maps.added->voxels()) REQUIRE(std::abs(value) < 1e-3F);
}

TEST_CASE("Voxels that were not measured have no residual; other slices are refused", "[trust]") {
  const auto hr = makeImage({32, 32, 2}, hashedValue);
  auto voxels = imaging::degrade(*hr, 2)->voxels();
  const auto grid = imaging::degrade(*hr, 2)->geometry();
  voxels[5] = std::numeric_limits<float>::quiet_NaN();
  const core::Volume lr(grid, voxels);
  const auto maps = imaging::measurementMaps(*hr, lr, GridAlignment::fourier, noiseOf(1));
  CHECK(maps.residual->voxels()[5] == 0);
  CHECK_THROWS_AS(imaging::measurementMaps(*hr, *core::slices(lr, 0, 1), GridAlignment::fourier, noiseOf(1)),
                  core::Error);
  CHECK_THROWS_AS(imaging::measurementMaps(lr, *hr, GridAlignment::fourier, noiseOf(1)), core::Error);
}
