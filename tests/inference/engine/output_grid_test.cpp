// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"
#include "inference/engine/super_resolve.h"
#include "tests/inference/torch_and_catch.h"

using namespace glmamba::engine;
using glmamba::core::Geometry;
using glmamba::core::GridAlignment;
using glmamba::core::Vector3;

namespace {

// An oblique frame, unequal spacing and an origin that is not 0: nothing cancels by chance.
Geometry obliqueGrid(int columns, int rows, int slices) {
  const double c = std::cos(0.3), s = std::sin(0.3);
  return {
      {columns, rows, slices}, {0.9, 1.1, 4.8}, {-101.5, 37.25, -12}, {{{c, s, 0}, {-s, c, 0}, {0, 0, 1}}}, "1.2.3"};
}

void checkClose(const Vector3& a, const Vector3& b) {
  for (int axis = 0; axis < 3; ++axis) CHECK(a[axis] == Approx(b[axis]).margin(1e-9));
}

}  // namespace

TEST_CASE("A degraded image gets the grid it was made from, at even and odd sizes", "[geometry]") {
  for (const GridAlignment alignment : {GridAlignment::fourier, GridAlignment::area})
    for (const int scale : {2, 4})
      for (const auto& [columns, rows] : {std::pair{240, 240}, {181, 217}, {182, 218}, {109, 130}}) {
        INFO("×" << scale << " of " << columns << "×" << rows);
        const Geometry reference = obliqueGrid(columns, rows, 5);
        const Geometry lr = reference.downsampledInPlane(scale, alignment);
        CHECK(outputGrid(lr, reference, scale, alignment).sameGrid(reference, 1e-9));
      }
}

TEST_CASE("A reference with other slices still gives its in-plane grid", "[geometry]") {
  const Geometry whole = obliqueGrid(181, 218, 9);
  const Geometry lr = whole.downsampledInPlane(2, GridAlignment::fourier).slices(2, 6);
  CHECK(outputGrid(lr, whole, 2, GridAlignment::fourier).sameGrid(whole.slices(2, 6), 1e-9));
}

TEST_CASE("Other grids give the scale factor times the target's", "[geometry]") {
  const Geometry lr = obliqueGrid(60, 64, 5);
  const auto expectTarget = [&](const Geometry& reference) {
    const Geometry grid = outputGrid(lr, reference, 2, GridAlignment::fourier);
    CHECK(grid.size() == glmamba::core::Size3{120, 128, 5});
    checkClose(grid.origin(), lr.origin());
    checkClose(grid.spacing(), {0.45, 0.55, 4.8});
    CHECK(grid.frameOfReferenceUid() == "1.2.3");
  };
  const Geometry same = lr.upsampledInPlane(2, GridAlignment::fourier);
  SECTION("a larger field of view") { expectTarget({{128, 128, 5}, same.spacing(), same.origin(), same.directions()}); }
  SECTION("a shift of half a reference voxel") {
    expectTarget({same.size(), same.spacing(), same.lpsFromIndex({0.5, 0, 0}), same.directions()});
  }
  SECTION("another spacing") { expectTarget({{121, 128, 5}, {0.44, 0.55, 4.8}, same.origin(), same.directions()}); }
  SECTION("other axes") {
    expectTarget({same.size(), same.spacing(), same.origin(), {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}});
  }
  SECTION("the target's own grid") { expectTarget(lr); }
  SECTION("a grid aligned by its edges") { expectTarget(lr.upsampledInPlane(2, GridAlignment::area)); }
}

TEST_CASE("A result moves by (1/s − 1)/2 old voxels with area alignment and not at all with fourier", "[geometry]") {
  const Geometry lr = obliqueGrid(60, 64, 5);
  for (const int scale : {2, 4}) {
    const Geometry area = outputGrid(lr, lr, scale, GridAlignment::area);
    const double shift = (1.0 / scale - 1) / 2;
    checkClose(area.origin(), lr.lpsFromIndex({shift, shift, 0}));
    checkClose(outputGrid(lr, lr, scale, GridAlignment::fourier).origin(), lr.origin());
  }
}
