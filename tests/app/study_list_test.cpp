// SPDX-License-Identifier: Apache-2.0
#include "app/model/study_list.h"

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::app;

namespace {

core::Series series(const std::string& id, core::Contrast contrast, double spacing = 1,
                    core::SeriesKind kind = core::SeriesKind::image) {
  const core::Geometry grid({64, 64, 10}, {spacing, spacing, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  return {id, {}, id, 0, core::FileFormat::nifti, kind, contrast, grid, {}, {}};
}

core::Study study(const std::string& id, std::vector<core::Series> list) { return {id, {}, {}, {}, std::move(list)}; }

}  // namespace

TEST_CASE("Series of a study that is open already join it, without doubles", "[studies]") {
  StudyList list;
  list.add({study("a", {series("t1", core::Contrast::t1)})});
  list.add({study("a", {series("t1", core::Contrast::t1), series("t2", core::Contrast::t2)})});
  REQUIRE(list.studies().size() == 1);
  CHECK(list.studies().front().series.size() == 2);
  list.removeSeries("t1");
  CHECK(list.findSeries("t1") == nullptr);
  CHECK(list.findSeries("t2") != nullptr);
  list.removeSeries("t2");
  CHECK(list.isEmpty());
}

TEST_CASE("The pair is chosen within the study that was opened", "[studies]") {
  StudyList list;
  list.add({study("a", {series("a1", core::Contrast::t1), series("a2", core::Contrast::t2)}),
            study("b", {series("b1", core::Contrast::t1), series("b2", core::Contrast::t2, 2)})});
  const ChosenSeries first = chooseSeries(list, {"a1", "a2"});
  CHECK(first.target == "a2");
  CHECK(first.reference == "a1");
  const ChosenSeries second = chooseSeries(list, {"b1", "b2"});
  CHECK(second.target == "b2");
  CHECK(second.reference == "b1");
}

TEST_CASE("Two files of different folders make a pair", "[studies]") {
  StudyList list;
  list.add({study("a", {series("a2", core::Contrast::t2)}), study("b", {series("b1", core::Contrast::t1)})});
  const ChosenSeries chosen = chooseSeries(list, {"a2", "b1"});
  CHECK(chosen.target == "a2");
  CHECK(chosen.reference == "b1");
}

TEST_CASE("A single image is shown alone, a label map is not shown as an image", "[studies]") {
  StudyList list;
  list.add({study("a", {series("t2", core::Contrast::t2)})});
  const ChosenSeries alone = chooseSeries(list, {"t2"});
  CHECK(alone.target == "t2");
  CHECK(alone.reference.empty());
  list.add({study("b", {series("seg", core::Contrast::unknown, 1, core::SeriesKind::labelMap)})});
  CHECK(chooseSeries(list, {"seg"}).target.empty());
}
