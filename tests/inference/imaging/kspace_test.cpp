// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/kspace.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using test::hashedValue;
using test::makeImage;
using Complex = std::complex<double>;

namespace {

/// The first slice by the definition, in double, term by term: orthonormal DFT with the DC at index N/2, the centre
/// that both sizes have, orthonormal inverse, intensity kept. Complex: the library keeps the real part.
std::vector<Complex> reference(const core::Volume& x, int toColumns, int toRows) {
  const int n[2] = {x.columns(), x.rows()}, m[2] = {toColumns, toRows};
  const auto wave = [](int frequency, double place) { return std::polar(1.0, 2 * M_PI * frequency * place); };
  std::vector<Complex> y(static_cast<std::size_t>(toColumns) * toRows);
  const int kept[2] = {std::min(n[0], m[0]), std::min(n[1], m[1])};
  const double scale = 1 / std::sqrt(1.0 * n[0] * n[1]);
  for (int v = -(kept[1] / 2); v < kept[1] - kept[1] / 2; ++v) {
    for (int u = -(kept[0] / 2); u < kept[0] - kept[0] / 2; ++u) {
      Complex spectrum = 0;
      for (int j = 0; j < n[1]; ++j)
        for (int i = 0; i < n[0]; ++i)
          spectrum += scale * static_cast<double>(x.at(i, j, 0)) * wave(-u, 1.0 * i / n[0]) * wave(-v, 1.0 * j / n[1]);
      for (int j = 0; j < m[1]; ++j)
        for (int i = 0; i < m[0]; ++i)
          y[static_cast<std::size_t>(j) * m[0] + i] +=
              scale * spectrum * wave(u, 1.0 * i / m[0]) * wave(v, 1.0 * j / m[1]);
    }
  }
  return y;
}

double largestDifference(const core::Volume& volume, const std::vector<Complex>& expected) {
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(volume.voxels()[i]) - expected[i].real()));
  return largest;
}

/// Smooth ellipses with soft edges, as a head is: skull, brain, ventricles.
double smoothHead(int i, int j, int) {
  const auto ellipse = [&](double x, double y, double a, double b) {
    const double r = std::hypot((i - x) / a, (j - y) / b);
    return 1 / (1 + std::exp((r - 1) * a / 2.0));  // edge of about two voxels
  };
  return 300 * ellipse(48, 40, 34, 30) + 500 * ellipse(48, 40, 28, 24) - 200 * ellipse(42, 40, 5, 9) +
         200 * ellipse(56, 44, 6, 8);
}

}  // namespace

TEST_CASE("Degradation and zero-filling equal the definition for even and odd sizes", "[kspace]") {
  // Values are in 0 … 1. Sums of a few hundred float products: 1e-5 of the range is ample, a wrong index is not.
  for (const core::Size3 size : {core::Size3{24, 20, 1}, {21, 18, 1}, {22, 26, 1}, {17, 19, 1}}) {
    CAPTURE(size[0], size[1]);
    const auto hr = makeImage(size, hashedValue);
    for (int scaleFactor : {2, 3, 4}) {
      CAPTURE(scaleFactor);
      const auto lr = imaging::degrade(*hr, scaleFactor);
      REQUIRE(lr->columns() == 2 * (size[0] / (2 * scaleFactor)));
      REQUIRE(lr->rows() == 2 * (size[1] / (2 * scaleFactor)));
      REQUIRE(largestDifference(*lr, reference(*hr, lr->columns(), lr->rows())) < 1e-5);
      const auto filled = imaging::zeroFill(*lr, size[0], size[1]);
      REQUIRE(largestDifference(*filled, reference(*lr, size[0], size[1])) < 1e-5);
    }
    const auto filled = imaging::zeroFill(*hr, size[0] + 9, size[1] + 14);
    REQUIRE(largestDifference(*filled, reference(*hr, size[0] + 9, size[1] + 14)) < 1e-5);
  }
}

TEST_CASE("A constant image keeps its value", "[kspace]") {
  const auto lr = imaging::degrade(*makeImage({61, 50, 2}, [](int, int, int) { return 700; }), 4);
  for (float value : lr->voxels()) REQUIRE(value == Approx(700).epsilon(1e-5));
  const auto filled = imaging::zeroFill(*lr, 61, 50);
  for (float value : filled->voxels()) REQUIRE(value == Approx(700).epsilon(1e-5));
}

TEST_CASE("A band-limited image comes back from a two times smaller k-space", "[kspace]") {
  const auto wave = [](int i, int j, int k) {
    return 500 + 200 * std::cos(2 * M_PI * 9 * i / 48 + k) + 100 * std::sin(2 * M_PI * (3 * i / 48.0 - 7 * j / 40.0));
  };
  const auto hr = makeImage({48, 40, 3}, wave);
  const auto back = imaging::zeroFill(*imaging::degrade(*hr, 2), 48, 40);
  for (std::size_t i = 0; i < hr->voxels().size(); ++i)
    REQUIRE(back->voxels()[i] == Approx(hr->voxels()[i]).margin(800 * 1e-5));
}

TEST_CASE("What the real part drops is below 1e-3 of the range on a smooth head", "[kspace]") {
  const auto hr = makeImage({96, 80, 1}, smoothHead);
  const auto dropped = reference(*hr, 48, 40);
  double largest = 0, range = 0;
  for (const Complex& value : dropped) {
    largest = std::max(largest, std::abs(value.imag()));
    range = std::max(range, value.real());
  }
  REQUIRE(range > 500);
  REQUIRE(largest < 1e-3 * range);
}

TEST_CASE("The low-resolution grid keeps the field of view and voxel 0", "[kspace]") {
  const core::Geometry grid({20, 30, 2}, {0.5, 0.8, 3}, {-10, 20, 5}, {{{0, 1, 0}, {0, 0, -1}, {-1, 0, 0}}}, "1.2.3");
  const auto hr = core::makeVolume(grid, std::vector<float>(grid.voxelCount(), 1));
  const auto lr = imaging::degrade(*hr, 4);
  REQUIRE(lr->geometry().size() == core::Size3{4, 6, 2});
  REQUIRE(lr->geometry().spacing()[0] == Approx(2.5));
  REQUIRE(lr->geometry().spacing()[1] == Approx(4));
  REQUIRE(lr->geometry().spacing()[2] == Approx(3));
  REQUIRE(lr->geometry().origin() == grid.origin());
  REQUIRE(lr->geometry().frameOfReferenceUid() == "1.2.3");
  REQUIRE(imaging::zeroFill(*lr, 20, 30)->geometry().sameGrid(grid));
}

TEST_CASE("What can't be degraded or zero-filled is refused in a sentence", "[kspace]") {
  const auto image = makeImage({20, 20, 2}, hashedValue);
  REQUIRE_THROWS_AS(imaging::degrade(*image, 1), core::Error);
  REQUIRE_THROWS_AS(imaging::degrade(*image, 12), core::Error);
  REQUIRE_THROWS_AS(imaging::zeroFill(*image, 20, 19), core::Error);
  REQUIRE_THROWS_AS(imaging::zeroFill(*image, 0, 40), core::Error);
  REQUIRE_THROWS_AS(imaging::zeroFill(*image, 2000000000, 2000000000), core::Error);

  for (double wrong : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    const auto broken = makeImage({20, 20, 2}, [wrong](int i, int j, int) { return i == 3 && j == 4 ? wrong : 1; });
    try {
      imaging::degrade(*broken, 2);
      FAIL("voxels that are not finite were accepted");
    } catch (const core::Error& error) {
      REQUIRE(error.code() == core::ErrorCode::badValue);
      REQUIRE_THAT(error.what(), Catch::Contains("20×20×2") && Catch::Contains("has 2 "));
    }
    REQUIRE_THROWS_AS(imaging::zeroFill(*broken, 40, 40), core::Error);
  }
}

TEST_CASE("A cancelled degradation stops", "[kspace]") {
  const core::CancelToken cancel;
  cancel.requestCancel();
  const auto image = makeImage({20, 20, 2}, hashedValue);
  REQUIRE_THROWS_AS(imaging::degrade(*image, 2, cancel), core::CancelToken::Requested);
  REQUIRE_THROWS_AS(imaging::zeroFill(*image, 40, 40, cancel), core::CancelToken::Requested);
}
