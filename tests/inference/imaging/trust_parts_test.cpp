// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/contralateral.h"
#include "inference/imaging/head_mask.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/local_correlation.h"
#include "inference/imaging/reliability.h"
#include "inference/imaging/ring_correlation.h"
#include "inference/imaging/slice_window.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using test::hashedValue;
using test::makeImage;

TEST_CASE("A Gaussian mean keeps constants and ramps, and spreads a point by its formula", "[trust]") {
  const auto constant = makeImage({20, 9, 1}, [](int, int, int) { return 3; });
  for (const float value : imaging::gaussianMean(constant->slice(0), 9, 20, 2)) CHECK(value == Approx(3));
  const auto point = makeImage({31, 31, 1}, [](int i, int j, int) { return i == 15 && j == 15; });
  const auto spread = imaging::gaussianMean(point->slice(0), 31, 31, 2);
  const auto at = [&](int i, int j) { return spread[static_cast<std::size_t>(j) * 31 + i]; };
  CHECK(at(15, 15) == Approx(1 / (2 * 3.14159265 * 4)).epsilon(0.01));  // truncated at 3 σ: 0.3 % an axis
  CHECK(at(17, 14) / at(15, 15) == Approx(std::exp(-5 / 8.0)).epsilon(1e-4));
  CHECK(at(15 + 7, 15) == 0);  // beyond 3 σ
}

TEST_CASE("Detail correlates with itself, against its negative, and not with what is unlike it", "[trust]") {
  const auto detail = makeImage({48, 40, 1}, [](int i, int j, int) { return hashedValue(i, j, 0) - 0.5; });
  const auto other = makeImage({48, 40, 1}, [](int i, int j, int) { return 5 * (0.5 - hashedValue(i, j, 0)); });
  const auto same = imaging::localCorrelation(*detail, *detail, 0, 0);
  const auto negative = imaging::localCorrelation(*detail, *other, 0, 0);
  for (const float value : same->voxels()) REQUIRE(value == Approx(1).epsilon(1e-5));
  for (const float value : negative->voxels()) REQUIRE(value == Approx(-1).epsilon(1e-5));
  // Waves across and down: their products over whole periods vanish.
  const auto across = makeImage({48, 48, 1}, [](int i, int, int) { return std::sin(i * 3.14159265 / 2); });
  const auto down = makeImage({48, 48, 1}, [](int, int j, int) { return std::sin(j * 3.14159265 / 2); });
  CHECK(imaging::localCorrelation(*across, *down, 0, 0)->at(24, 24, 0) == Approx(0).margin(0.02));
  // Detail well below its floor counts as none: 1 / (1 + 10²).
  const auto wave = makeImage({48, 48, 1}, [](int i, int, int) { return std::sin(i * 3.14159265 / 2); });
  CHECK(imaging::localCorrelation(*wave, *wave, 10 * std::sqrt(0.5), 0)->at(24, 24, 0) ==
        Approx(1 / std::sqrt(101.0)).epsilon(0.02));
}

TEST_CASE("The contralateral image is mirrored about the head's midline, on whichever axis that runs", "[trust]") {
  const int axis = GENERATE(0, 1, 2);
  std::array<core::Vector3, 3> directions{{{0, 1, 0}, {0, 0, 1}, {0, -1, 0}}};
  directions[axis] = {0.96, 0, 0.28};
  directions[(axis + 1) % 3] = {0, 1, 0};
  directions[(axis + 2) % 3] = {-0.28, 0, 0.96};
  const core::Geometry grid({12, 14, 16}, {1, 1, 1}, {0, 0, 0}, directions);
  REQUIRE(imaging::leftRightAxis(grid) == axis);
  // A head from 3 to 8 along the axis, its left half (6 and up) brighter.
  std::vector<float> voxels;
  for (int k = 0; k < 16; ++k)
    for (int j = 0; j < 14; ++j)
      for (int i = 0; i < 12; ++i) {
        const int along = axis == 0 ? i : axis == 1 ? j : k;
        voxels.push_back(along < 3 || along > 8 ? 0.0F : static_cast<float>(100 + 10 * along + (i + j + k) % 2));
      }
  const core::Volume volume(grid, voxels);
  const auto mirrored = imaging::contralateral(volume);
  const auto at = [&](const core::Volume& v, int along) {
    core::Size3 index{5, 5, 5};
    index[axis] = along;
    return v.at(index[0], index[1], index[2]);
  };
  for (int along = 0; along < 12; ++along)
    CHECK(at(*mirrored, along) == (along < 3 || along > 8 ? 0 : at(volume, 11 - along)));
  CHECK(imaging::contralateral(*mirrored)->voxels() == voxels);
}

TEST_CASE("Fourier-ring correlation gives the voxel size of what was degraded", "[trust]") {
  std::mt19937 random(11);
  std::normal_distribution<double> normal(0, 10);
  const core::Geometry grid({128, 96, 2}, {0.8, 0.8, 3}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels;  // detail of all frequencies alike
  for (std::size_t n = 0; n < grid.voxelCount(); ++n) voxels.push_back(static_cast<float>(100 + normal(random)));
  const core::Volume hr(grid, voxels);
  const auto coarse = imaging::zeroFill(*imaging::degrade(hr, 2), 128, 96);
  const auto equal = imaging::ringCorrelation(hr, hr, *coarse);
  CHECK(equal.median == Approx(0.8));
  // Not twice the voxel size: a ring r beyond the kept square of half side M lies in it with 1 - 4/π acos(M/r), and the
  // correlation is the root of that share. It is a half at M/r = 0.8315.
  CHECK(equal.baselineMedian == Approx(1.6 * 0.8315).epsilon(0.03));
  CHECK(equal.patches.size() == 2 * 7 * 5);
  for (const auto& patch : equal.patches) CHECK_FALSE(patch.isFlagged);
  const auto none = imaging::ringCorrelation(hr, *coarse, *coarse);
  CHECK(none.median == equal.baselineMedian);
  for (const auto& patch : none.patches) CHECK(patch.isFlagged);
  for (const float value : equal.resolution->voxels()) REQUIRE(value == Approx(0.8));
}

TEST_CASE("A blurred patch is flagged where it is, and nowhere else", "[trust]") {
  std::mt19937 random(13);
  std::normal_distribution<double> normal(0, 10);
  const auto hr = makeImage({128, 96, 1}, [&](int, int, int) { return 100 + normal(random); });
  const auto baseline = imaging::zeroFill(*imaging::degrade(*hr, 2), 128, 96);
  const auto blurred = imaging::zeroFill(*imaging::degrade(*hr, 4), 128, 96);
  const auto sr = makeImage(
      {128, 96, 1}, [&](int i, int j, int) { return i < 48 && j < 48 ? blurred->at(i, j, 0) : hr->at(i, j, 0); });
  for (const auto& patch : imaging::ringCorrelation(*hr, *sr, *baseline).patches) {
    CAPTURE(patch.column, patch.row, patch.resolution, patch.baseline);
    if (patch.column <= 16 && patch.row <= 16) CHECK(patch.isFlagged);
    if (patch.column >= 48 || patch.row >= 48) CHECK_FALSE(patch.isFlagged);
  }
}

TEST_CASE("Patches without a head are not measured; slices without a patch are refused", "[trust]") {
  const auto corner =
      makeImage({64, 64, 1}, [](int i, int j, int) { return i < 32 && j < 32 ? 50 + hashedValue(i, j, 0) : 0; });
  const auto found = imaging::ringCorrelation(*corner, *corner, *corner);
  CHECK(found.patches.size() == 3);  // at (0, 0), and half of each neighbour
  CHECK(found.resolution->at(60, 60, 0) == 0);
  const auto small = makeImage({31, 64, 1}, hashedValue);
  CHECK_THROWS_AS(imaging::ringCorrelation(*small, *small, *small), core::Error);
}

TEST_CASE("An uncertainty that is the error's standard deviation is calibrated", "[trust]") {
  std::mt19937 random(17);
  std::normal_distribution<float> normal(0, 1);
  const auto spread = makeImage({100, 100, 4}, [](int i, int j, int k) { return 0.5 + hashedValue(i, j, k) * 4; });
  std::vector<float> error;
  for (const float value : spread->voxels()) error.push_back(value * normal(random));
  const std::vector<bool> everywhere(error.size(), true);
  const double understated = GENERATE(1.0, 3.0);
  std::vector<float> stated(spread->voxels());
  for (float& value : stated) value /= static_cast<float>(understated);
  const auto curve = imaging::reliability({spread->geometry(), stated}, {spread->geometry(), error}, everywhere);
  REQUIRE(curve.bins.size() == 10);
  // 4000 voxels a bin: the root mean square of their error is off by 1.1 %.
  CHECK(curve.factor == Approx(understated).epsilon(0.02));
  CHECK(curve.calibrationError == Approx(understated - 1).margin(0.03));
  CHECK(curve.calibrationErrorAfter < 0.03);
  CHECK(curve.rankCorrelation > 0.3);
  for (std::size_t bin = 1; bin < 10; ++bin) CHECK(curve.bins[bin].spread > curve.bins[bin - 1].spread);
}

TEST_CASE("An uncertainty that knows nothing of the error does not correlate with it", "[trust]") {
  std::mt19937 random(19);
  std::normal_distribution<float> normal(0, 1);
  const auto spread = makeImage({64, 64, 2}, [](int i, int j, int k) { return 1 + hashedValue(i, j, k); });
  std::vector<float> error;
  for (std::size_t n = 0; n < spread->voxels().size(); ++n) error.push_back(normal(random));
  const auto curve = imaging::reliability(*spread, {spread->geometry(), error}, std::vector<bool>(error.size(), true));
  CHECK(std::abs(curve.rankCorrelation) < 0.04);  // 3.6 standard errors of 8192 voxels
  CHECK(curve.calibrationErrorAfter > 0.1);
  CHECK_THROWS_AS(imaging::reliability(*spread, *spread, std::vector<bool>(error.size(), false)), core::Error);
  CHECK_THROWS_AS(imaging::reliability(*spread, *spread, std::vector<bool>(5, true)), core::Error);
}

TEST_CASE("A map's summary is over the voxels of the mask", "[trust]") {
  const auto map = makeImage({10, 10, 2}, [](int i, int j, int k) { return i + 10 * j + 100 * k; });
  std::vector<bool> mask(200, false);
  for (std::size_t n = 100; n <= 200 - 1; ++n) mask[n] = true;
  const auto summary = imaging::summarise(*map, mask);
  CHECK(summary.voxels == 100);
  CHECK(summary.mean == Approx(149.5));
  CHECK(summary.median == 149);
  CHECK(summary.quantile95 == 194);
  CHECK(summary.highest == 199);
  CHECK(imaging::summarise(*map, std::vector<bool>(200, false)).highest == 0);
  CHECK_THROWS_AS(imaging::summarise(*map, std::vector<bool>(100, true)), core::Error);
}
