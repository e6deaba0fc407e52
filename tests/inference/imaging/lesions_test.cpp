// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/lesions.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/tumour_regions.h"
#include "tests/inference/imaging/images.h"

using namespace glmamba;
using namespace glmamba::imaging;

namespace {

/// Unequal spacings and turned axes: a mistake in an axis shows.
core::Geometry grid(const core::Size3& size) {
  return {size, {0.5, 2, 3}, {10, -20, 30}, {{{0, 1, 0}, {-1, 0, 0}, {0, 0, 1}}}};
}

Mask maskOf(const core::Size3& size, const std::function<bool(int, int, int)>& isInside) {
  Mask mask;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) mask.push_back(isInside(i, j, k) ? 1 : 0);
  return mask;
}

}  // namespace

TEST_CASE("Pieces of a mask touch by corners too, and come with volume and centre", "[lesions]") {
  const core::Size3 size{7, 6, 5};
  const Mask mask = maskOf(size, [](int i, int j, int k) {
    return (i == 1 && j == 1 && k == 1) || (i == 2 && j == 2 && k == 2) || (i == 6 && j == 5 && k == 4);
  });
  const Components found = componentsOf(mask, grid(size));
  REQUIRE(found.all.size() == 2);
  CHECK(found.all[0].voxels == 2);
  CHECK(found.all[0].millilitres == Approx(2 * 0.003));
  const core::Vector3 centre = grid(size).lpsFromIndex({1.5, 1.5, 1.5});
  for (int axis = 0; axis < 3; ++axis) CHECK(found.all[0].centre[axis] == Approx(centre[axis]));
  CHECK(found.all[1].voxels == 1);
  CHECK(found.ofVoxels.back() == 1);
  CHECK(found.ofVoxels.front() == -1);
  Mask rest = mask;
  removeSmallComponents(rest, grid(size), 0.004);
  CHECK(millilitres(rest, grid(size)) == Approx(0.006));
  CHECK(rest.back() == 0);
  CHECK_THROWS_AS(componentsOf(mask, grid({2, 2, 2})), core::Error);
}

TEST_CASE("Distances to a mask are those that every pair of voxels has", "[lesions]") {
  const core::Size3 size{9, 7, 4};
  const Mask mask = maskOf(size, [](int i, int j, int k) { return (i * 7 + j * 5 + k * 11) % 23 == 0; });
  const std::vector<float> distances = distanceTo(mask, grid(size));
  std::vector<core::Vector3> inside;
  std::size_t voxel = 0;
  const auto place = [&](int i, int j, int k) { return core::Vector3{0.5 * i, 2.0 * j, 3.0 * k}; };
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i)
        if (mask[voxel++] != 0) inside.push_back(place(i, j, k));
  REQUIRE(inside.size() > 5);
  voxel = 0;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) {
        double nearest = 1e9;
        const core::Vector3 here = place(i, j, k);
        for (const core::Vector3& there : inside)
          nearest = std::min(nearest, std::hypot(here[0] - there[0], here[1] - there[1], here[2] - there[2]));
        CHECK(distances[voxel++] == Approx(nearest).margin(1e-6));
      }
  for (const float distance : distanceTo(Mask(mask.size()), grid(size))) CHECK(std::isinf(distance));
}

TEST_CASE("Dice and boundary distance of cubes are what can be counted", "[lesions]") {
  const core::Size3 size{20, 12, 8};
  const auto cube = [&](int shift) {
    return maskOf(size, [=](int i, int j, int k) {
      return i >= 4 + shift && i < 10 + shift && j >= 3 && j < 7 && k >= 2 && k < 6;
    });
  };
  const core::Geometry space = grid(size);
  CHECK(dice(cube(0), cube(0)) == 1);
  CHECK(dice(cube(0), cube(2)) == Approx(4.0 / 6));
  CHECK(dice(cube(0), Mask(cube(0).size())) == 0);
  CHECK(dice(Mask(8), Mask(8)) == 1);
  CHECK(boundaryDistance95(cube(0), cube(0), space) == 0);
  CHECK(boundaryDistance95(cube(0), cube(3), space) ==
        Approx(1.5));  // the faces across i, a fifth of all, moved by 3 × 0.5 mm
  CHECK(std::isinf(boundaryDistance95(cube(0), Mask(cube(0).size()), space)));
  CHECK(boundaryDistance95(Mask(cube(0).size()), Mask(cube(0).size()), space) == 0);
  CHECK_THROWS_AS(dice(Mask(3), Mask(4)), core::Error);
}

TEST_CASE("A lesion's contrast is against the tissue within five millimetres of it", "[lesions]") {
  const core::Size3 size{30, 30, 9};
  const auto isLesion = [](int i, int j, int k) { return std::hypot(i - 14, j - 14) < 4 && k >= 3 && k < 6; };
  const auto isOther = [](int i, int j, int k) { return i >= 20 && i < 22 && j == 14 && k == 4; };
  const auto image = test::makeImage(size, [&](int i, int j, int k) {
    if (isLesion(i, j, k)) return 300.0;
    if (isOther(i, j, k)) return 9000.0;
    return std::hypot(i - 14, j - 14) < 12 ? 200.0 : 0.0;  // nothing outside of the head
  });
  const Mask both = maskOf(size, [&](int i, int j, int k) { return isLesion(i, j, k) || isOther(i, j, k); });
  const auto lesions = lesionsOf(both, image->geometry(), {image});
  REQUIRE(lesions.size() == 2);
  CHECK(lesions[0].contrasts.at(0).inside == 300);
  CHECK(lesions[0].contrasts[0].ring == 200);
  CHECK(lesions[0].contrasts[0].contrast == Approx(0.5));
  CHECK(lesions[1].component.voxels == 2);
  CHECK(contrastToRing(*image, Mask(both.size())).contrast == 0);

  // The same with what interpolation leaves beyond the edge of the head.
  const auto ringing = test::makeImage(size, [&](int i, int j, int k) {
    const float value = image->at(i, j, k);
    return value != 0 ? value : 9.0 * ((i + j) % 2 == 0 ? 1 : -1);
  });
  const Mask nearEdge =
      maskOf(size, [](int i, int j, int k) { return std::hypot(i - 14, j - 6) < 4 && k >= 3 && k < 6; });
  const auto raw = lesionsOf(nearEdge, image->geometry(), {image, ringing});
  CHECK(raw[0].contrasts[1].ring < 0.9 * raw[0].contrasts[0].ring);
  const auto alike = lesionsOf(nearEdge, image->geometry(), {image, ringing}, outsideOfHead({image, ringing}));
  CHECK(alike[0].contrasts[1].contrast == alike[0].contrasts[0].contrast);
  CHECK(alike[0].contrasts[0].ring == raw[0].contrasts[0].ring);

  const Overlap overlap = overlapOf(both, both, image->geometry());
  CHECK(overlap.dice == 1);
  CHECK(overlap.millilitres == Approx(static_cast<double>(lesions[0].component.voxels + 2) / 1000));
}

TEST_CASE("Each data set's label numbers come to the same depths", "[lesions]") {
  const auto labels = [](std::initializer_list<float> values) {
    return core::makeVolume(grid({static_cast<int>(values.size()), 1, 1}), std::vector<float>(values));
  };
  const auto depths = [&](const char* file, std::initializer_list<float> values) {
    return depthsOf(*labels(values), *labelCodingOfFile(file))->voxels();
  };
  // Nothing, oedema, core that does not enhance, enhancing.
  const std::vector<float> expected{0, 1, 2, 3};
  CHECK(depths("BraTS2021_00006_seg.nii.gz", {0, 2, 1, 4}) == expected);
  CHECK(depths("BraTS-GLI-00002-000-seg.nii.gz", {0, 2, 1, 3}) == expected);
  CHECK(depths("BRATS_001_labels.nii.gz", {0, 1, 2, 3}) == expected);
  CHECK(depths("patient07_consensus_gt.nii.gz", {0, 1}) == std::vector<float>{0, 1});
  CHECK(labelCodingOfFile("mask.nii.gz") == nullptr);
  CHECK_THROWS_AS(depthsOf(*labels({3}), *labelCoding("brats")), core::Error);
  CHECK_THROWS_AS(depthsOf(*labels({0.5F}), *labelCoding("decathlon")), core::Error);
  CHECK(areNested({"whole-tumour", "enhancing"}));
  CHECK_FALSE(areNested({"tumour-core", "whole-tumour"}));
  CHECK_FALSE(areNested({"tumor"}));
}
