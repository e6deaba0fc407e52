// SPDX-License-Identifier: Apache-2.0
#include "core/volume.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "core/window.h"

using namespace glmamba::core;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

Geometry grid(Size3 size) {
  const Vector3 i{0, 1, 0}, j{0, 0, -1};  // a sagittal slice
  return {size, {0.5, 1.5, 3}, {4, -7, 11}, {i, j, cross(i, j)}};
}

/// Voxels that are a linear function of the index, which trilinear sampling reproduces exactly.
VolumePtr ramp(Size3 size) {
  std::vector<float> voxels;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) voxels.push_back(static_cast<float>(1 + 2 * i - 3 * j + 5 * k));
  return makeVolume(grid(size), std::move(voxels));
}

}  // namespace

TEST_CASE("Voxels are stored with columns fastest and slices slowest", "[volume]") {
  const VolumePtr volume = ramp({4, 3, 2});
  REQUIRE(volume->columns() == 4);
  REQUIRE(volume->rows() == 3);
  REQUIRE(volume->sliceCount() == 2);
  REQUIRE(volume->at(3, 2, 1) == 1 + 6 - 6 + 5);
  REQUIRE(volume->slice(1)[2 * 4 + 3] == volume->at(3, 2, 1));
}

TEST_CASE("A volume refuses a count of voxels that isn't its grid's", "[volume]") {
  REQUIRE_THROWS_WITH(Volume(grid({4, 3, 2}), std::vector<float>(23)),
                      Catch::Contains("4×3×2") && Catch::Contains("23"));
}

TEST_CASE("Some slices of a volume keep their voxels and their place", "[volume]") {
  const VolumePtr volume = ramp({5, 4, 6});
  const VolumePtr part = slices(*volume, 2, 5);
  REQUIRE(part->sliceCount() == 3);
  for (int k = 0; k < 3; ++k) REQUIRE(part->at(4, 1, k) == volume->at(4, 1, k + 2));
  const Vector3 point = volume->geometry().lpsFromIndex({1.25, 2.5, 3.75});
  REQUIRE(sampleLinear(*part, point) == Approx(sampleLinear(*volume, point)));
  REQUIRE_THROWS_AS(slices(*volume, 5, 7), Error);
}

TEST_CASE("Sampling a linear image gives its value at any patient position inside", "[volume]") {
  const VolumePtr volume = ramp({5, 4, 6});
  for (const Vector3& index :
       {Vector3{0, 0, 0}, Vector3{4, 3, 5}, Vector3{2.25, 1.5, 3.125}, Vector3{3.999, 0.001, 4.5}})
    REQUIRE(sampleLinear(*volume, volume->geometry().lpsFromIndex(index)) ==
            Approx(1 + 2 * index[0] - 3 * index[1] + 5 * index[2]).margin(1e-4));
}

TEST_CASE("Sampling has half a voxel of tolerance at the edge and is not a number beyond", "[volume]") {
  const VolumePtr volume = ramp({5, 4, 6});
  const auto at = [&](double i, double j, double k) {
    return sampleLinear(*volume, volume->geometry().lpsFromIndex({i, j, k}));
  };
  REQUIRE(at(-0.49, 0, 0) == volume->at(0, 0, 0));
  REQUIRE(at(4.49, 3.49, 5.49) == volume->at(4, 3, 5));
  REQUIRE(std::isnan(at(-0.51, 0, 0)));
  REQUIRE(std::isnan(at(0, 3.51, 0)));
  REQUIRE(std::isnan(at(0, 0, 1e9)));
  REQUIRE(std::isnan(at(std::numeric_limits<double>::quiet_NaN(), 0, 0)));
}

TEST_CASE("A NaN voxel spoils only the samples it takes part in", "[volume]") {
  std::vector<float> voxels(27, 2.0F);
  voxels[13] = kNaN;  // the middle one
  const VolumePtr volume = makeVolume(grid({3, 3, 3}), std::move(voxels));
  const auto at = [&](double i, double j, double k) {
    return sampleLinear(*volume, volume->geometry().lpsFromIndex({i, j, k}));
  };
  REQUIRE(std::isnan(at(1, 1, 1)));
  REQUIRE(std::isnan(at(0.5, 0.5, 0.5)));
  REQUIRE(at(0, 0, 0) == 2);
  REQUIRE(at(2, 2, 0) == 2);
}

TEST_CASE("A single slice can be sampled in its plane", "[volume]") {
  const VolumePtr volume = ramp({3, 3, 1});
  const Geometry& geometry = volume->geometry();
  REQUIRE(sampleLinear(*volume, geometry.lpsFromIndex({1.5, 0.5, 0.4})) == Approx(1 + 3 - 1.5));
  REQUIRE(std::isnan(sampleLinear(*volume, geometry.lpsFromIndex({1.5, 0.5, 0.6}))));
}

TEST_CASE("The range leaves out and counts what is not a number", "[volume]") {
  const VolumePtr volume = makeVolume(grid({5, 1, 1}), {3, kNaN, -2, std::numeric_limits<float>::infinity(), 7});
  const VoxelRange range = voxelRange(*volume);
  REQUIRE(range.lowest == -2);
  REQUIRE(range.highest == 7);
  REQUIRE(range.notFinite == 2);
  const VoxelRange none = voxelRange(*makeVolume(grid({2, 1, 1}), {kNaN, kNaN}));
  REQUIRE(none.lowest == 0);
  REQUIRE(none.highest == 0);
}

TEST_CASE("Quantiles are of the finite voxels that are not zero", "[volume]") {
  std::vector<float> voxels(1000, 0.0F);
  for (int n = 0; n <= 100; ++n) voxels[static_cast<std::size_t>(n) * 7] = static_cast<float>(n + 1);
  voxels[1] = kNaN;
  const VolumePtr volume = makeVolume(grid({10, 10, 10}), std::move(voxels));
  REQUIRE(quantileOfNonZero(*volume, 0) == 1);
  REQUIRE(quantileOfNonZero(*volume, 0.5) == 51);
  REQUIRE(quantileOfNonZero(*volume, 1) == 101);
  REQUIRE(quantileOfNonZero(*makeVolume(grid({2, 1, 1}), {0, kNaN}), 0.5) == 0);
}

TEST_CASE("The window of an image runs from zero to nearly its brightest voxels", "[window]") {
  std::vector<float> voxels(1000);
  for (std::size_t n = 0; n < voxels.size(); ++n) voxels[n] = static_cast<float>(n);
  const Window window = autoWindow(*makeVolume(grid({10, 10, 10}), voxels));
  REQUIRE(window.low() == Approx(0).margin(1e-9));
  REQUIRE(window.high() == Approx(995).margin(2));
  voxels[0] = -40;
  REQUIRE(autoWindow(*makeVolume(grid({10, 10, 10}), voxels)).low() == Approx(-40));
}

TEST_CASE("The window of a constant image has a width", "[window]") {
  for (float value : {0.0F, 5.0F, -5.0F}) {
    const Window window = autoWindow(*makeVolume(grid({3, 3, 3}), std::vector<float>(27, value)));
    REQUIRE(window.width > 0);
    REQUIRE(std::isfinite(window.centre));
  }
}
