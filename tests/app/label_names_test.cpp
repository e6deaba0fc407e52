// SPDX-License-Identifier: Apache-2.0
#include "app/model/label_names.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::app;

namespace {

core::VolumePtr labelsOf(std::vector<float> voxels) {
  const int count = static_cast<int>(voxels.size());
  return core::makeVolume(core::Geometry({count, 1, 1}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}),
                          std::move(voxels));
}

}  // namespace

TEST_CASE("A map of 1, 2 and 4 is named as BraTS 2021 does", "[labels]") {
  const auto segments = plainSegments(*labelsOf({0, 0, 4, 4, 1, 0, 1}));
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].labels == std::vector<int>{1});
  CHECK(segments[0].kind.label == "Necrotic and non-enhancing core");
  CHECK(segments[1].labels == std::vector<int>{4});
  CHECK(segments[1].kind.label == "Enhancing tumour");
}

TEST_CASE("Other labels get numbers and colours of their own; rubbish gets none", "[labels]") {
  const auto segments = plainSegments(*labelsOf({7, 3, 1, 7, NAN, INFINITY, -3, 1e9F, 2.0001F}));
  REQUIRE(segments.size() == 4);
  CHECK(segments[2].kind.label == "Label 3");
  CHECK(segments[3].labels == std::vector<int>{7});
  for (std::size_t a = 0; a < segments.size(); ++a)
    for (std::size_t b = a + 1; b < segments.size(); ++b) CHECK(segments[a].kind.colour != segments[b].kind.colour);
  CHECK(plainSegments(*labelsOf({0, 0})).empty());
}

TEST_CASE("A label is of the innermost of its segments first", "[labels]") {
  const io::Segment whole{io::segmentKind("whole-tumour", 1), {1, 2, 3}}, core{io::segmentKind("necrosis", 2), {2, 3}};
  const std::vector<io::Segment> segments{whole, core};
  REQUIRE(segmentsOf(3, segments).size() == 2);
  CHECK(segmentsOf(3, segments)[0] == &segments[1]);
  CHECK(segmentsOf(1, segments) == std::vector<const io::Segment*>{&segments[0]});
  CHECK(segmentsOf(4, segments).empty());
  const auto renamedOnes = renamed(segments, {{3, "Core", io::Rgb{1, 2, 3}, true}, {9, "None", {}, true}});
  CHECK(renamedOnes[1].kind.label == "Core");
  CHECK(renamedOnes[1].kind.colour == io::Rgb{1, 2, 3});
  CHECK(renamedOnes[0].kind.label == whole.kind.label);
}
