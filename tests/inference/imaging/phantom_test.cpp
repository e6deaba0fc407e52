// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/phantom.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/phantom_noise.h"
#include "inference/imaging/phantom_signal.h"

using namespace glmamba;
using imaging::Tissue;

namespace {

constexpr core::Size3 kSmall{96, 112, 64};

/// Voxels of each label, by code.
std::vector<int> labelCounts(const core::Volume& labels) {
  std::vector<int> counts(5);
  bool isKnown = true;
  for (float label : labels.voxels()) {
    isKnown = isKnown && (label == 0 || label == 1 || label == 2 || label == 4);
    ++counts[static_cast<std::size_t>(std::clamp(label, 0.0f, 4.0f))];
  }
  REQUIRE(isKnown);
  return counts;
}

}  // namespace

TEST_CASE("A phantom of the same seed has the same voxels, of another seed others", "[phantom]") {
  const imaging::PhantomOptions options{{48, 56, 40}, 7};
  const auto first = imaging::makePhantom(options), again = imaging::makePhantom(options);
  REQUIRE(first.t1->voxels() == again.t1->voxels());
  REQUIRE(first.t2->voxels() == again.t2->voxels());
  REQUIRE(first.pd->voxels() == again.pd->voxels());
  REQUIRE(first.labels->voxels() == again.labels->voxels());

  const auto other = imaging::makePhantom({{48, 56, 40}, 8});
  REQUIRE(first.t1->voxels() != other.t1->voxels());
  REQUIRE(first.labels->voxels() != other.labels->voxels());
}

TEST_CASE("A phantom is one head on one grid, centred, with 1 mm voxels", "[phantom]") {
  const auto phantom = imaging::makePhantom({kSmall, 2504});
  const core::Geometry& grid = phantom.t1->geometry();
  REQUIRE(grid.size() == kSmall);
  REQUIRE(grid.spacing() == core::Vector3{1, 1, 1});
  REQUIRE(core::length(grid.centre()) < 1e-9);
  for (const auto& volume : {phantom.t2, phantom.pd, phantom.labels}) REQUIRE(volume->geometry().sameGrid(grid));

  for (const auto& volume : {phantom.t1, phantom.t2, phantom.pd}) {
    REQUIRE(core::voxelRange(*volume).lowest == 0);
    REQUIRE(core::voxelRange(*volume).highest < 4096);  // 12 bits, as a scanner's
    const auto air = std::count(volume->voxels().begin(), volume->voxels().end(), 0.0f);
    const double filled = 1 - static_cast<double>(air) / static_cast<double>(grid.voxelCount());
    REQUIRE(filled > 0.3);
    REQUIRE(filled < 0.8);
    for (int k = 0; k < kSmall[2]; ++k) REQUIRE(volume->at(0, 0, k) == 0);
  }
}

TEST_CASE("Each tumour has a core, a rim and oedema of plausible size", "[phantom]") {
  for (std::uint64_t seed : {1, 2, 3, 2504}) {
    CAPTURE(seed);
    const auto phantom = imaging::makePhantom({kSmall, seed});
    const auto counts = labelCounts(*phantom.labels);
    // The head is 96/176 of its natural size: a voxel stands for 6.2 mm³.
    const double millilitres = 6.2e-3;
    CHECK(counts[1] * millilitres > 0.5);
    CHECK(counts[1] * millilitres < 15);
    CHECK(counts[4] * millilitres > 2);
    CHECK(counts[4] * millilitres < 15);
    CHECK(counts[2] * millilitres > 4);
    CHECK(counts[2] * millilitres < 60);
  }
}

TEST_CASE("Contrasts are ordered as in a scanner", "[phantom]") {
  const auto t1 = imaging::spinEchoSignals(imaging::kT1Weighted);
  const auto t2 = imaging::spinEchoSignals(imaging::kT2Weighted);
  const auto pd = imaging::spinEchoSignals(imaging::kProtonDensityWeighted);
  const auto of = [](const auto& signals, Tissue tissue) { return signals[static_cast<std::size_t>(tissue)]; };
  CHECK(of(t1, Tissue::fat) > of(t1, Tissue::whiteMatter));
  CHECK(of(t1, Tissue::whiteMatter) > of(t1, Tissue::greyMatter));
  CHECK(of(t1, Tissue::greyMatter) > of(t1, Tissue::csf));
  CHECK(of(t2, Tissue::csf) == *std::max_element(t2.begin(), t2.end()));
  CHECK(of(t2, Tissue::oedema) > of(t2, Tissue::greyMatter));
  CHECK(of(t2, Tissue::greyMatter) > of(t2, Tissue::whiteMatter));
  CHECK(of(pd, Tissue::greyMatter) > of(pd, Tissue::whiteMatter));
  // S = ρ (1 − exp(−TR/T1)) exp(−TE/T2) of white matter: 0.77, 500 ms, 70 ms.
  CHECK(of(t2, Tissue::whiteMatter) == Approx(0.77 * (1 - std::exp(-8.0)) * std::exp(-10.0 / 7)));
}

TEST_CASE("Fluid in the head is bright in T2 and dark in T1, oedema bright in T2", "[phantom]") {
  const auto phantom = imaging::makePhantom({kSmall, 2504});
  const float bright = core::quantileOfNonZero(*phantom.t2, 0.98f);
  double fluidInT1 = 0, headInT1 = 0, oedemaInT2 = 0, headInT2 = 0;
  int fluid = 0, head = 0, oedema = 0;
  for (std::size_t i = 0; i < phantom.t1->voxels().size(); ++i) {
    const float t1 = phantom.t1->voxels()[i], t2 = phantom.t2->voxels()[i];
    if (t1 == 0) continue;
    ++head;
    headInT1 += t1;
    headInT2 += t2;
    if (t2 > bright) {
      ++fluid;
      fluidInT1 += t1;
    }
    if (phantom.labels->voxels()[i] == 2) {
      ++oedema;
      oedemaInT2 += t2;
    }
  }
  CHECK(fluidInT1 / fluid < 0.6 * headInT1 / head);
  CHECK(oedemaInT2 / oedema > 1.3 * headInT2 / head);
}

TEST_CASE("Half the resolution of the phantom loses detail, but not the image", "[phantom]") {
  const auto phantom = imaging::makePhantom({kSmall, 2504});
  const auto filled = imaging::zeroFill(*imaging::degrade(*phantom.t2, 2), kSmall[0], kSmall[1]);
  const auto metrics = imaging::measure(*phantom.t2, *filled);
  CHECK(metrics.psnr > 22);
  CHECK(metrics.psnr < 36);
  CHECK(metrics.slices > kSmall[2] / 2);
}

TEST_CASE("A phantom may have any size from 32 on", "[phantom]") {
  REQUIRE_THROWS_AS(imaging::makePhantom({{31, 64, 64}, 1}), core::Error);
  REQUIRE_THROWS_AS(imaging::makePhantom({{64, 64, 0}, 1}), core::Error);
  REQUIRE_THROWS_AS(imaging::makePhantom({{100000, 100000, 100000}, 1}), core::Error);
  const auto smallest = imaging::makePhantom({{32, 32, 32}, 1});
  REQUIRE(core::voxelRange(*smallest.t2).highest > 500);
  REQUIRE(labelCounts(*smallest.labels)[2] > 0);
  REQUIRE(imaging::makePhantom({{33, 47, 90}, 1}).t1->geometry().size() == core::Size3{33, 47, 90});
}

TEST_CASE("The phantom's random numbers have their mean, deviation and range", "[phantom]") {
  imaging::Random random(42);
  const imaging::WaveField waves(random, 33, 20);  // not a multiple of the lanes
  const imaging::LatticeNoise lattice(42, 3);
  double sums[6] = {};
  constexpr int kCount = 20000;
  for (int i = 0; i < kCount; ++i) {
    const core::Vector3 p{random.uniform(-300, 300), random.uniform(-300, 300), random.uniform(-300, 300)};
    const double normal = random.normal(), wave = waves.at(p), value = lattice.at(p);
    REQUIRE(std::abs(value) <= 1);
    const double parts[6] = {normal, normal * normal, wave, wave * wave, value, value * value};
    for (int part = 0; part < 6; ++part) sums[part] += parts[part] / kCount;
  }
  // Deviations of such means are below 0.01; the lattice's variance is 1/3 at its points and less between them.
  CHECK(sums[0] == Approx(0).margin(0.04));
  CHECK(sums[1] == Approx(1).margin(0.06));
  CHECK(sums[2] == Approx(0).margin(0.04));
  CHECK(sums[3] == Approx(1).margin(0.06));
  CHECK(sums[4] == Approx(0).margin(0.04));
  CHECK((sums[5] > 0.05 && sums[5] < 0.34));
}

TEST_CASE("Noise without signal has the Rayleigh mean, with much signal none", "[phantom]") {
  imaging::Random random(3);
  double dark = 0, bright = 0;
  for (int i = 0; i < 20000; ++i) {
    dark += imaging::withRicianNoise(0, 10, random) / 20000;
    bright += imaging::withRicianNoise(1000, 10, random) / 20000;
  }
  CHECK(dark == Approx(10 * std::sqrt(M_PI / 2)).epsilon(0.02));
  CHECK(bright == Approx(1000 + 10 * 10 / 2000.0).margin(0.3));
}
