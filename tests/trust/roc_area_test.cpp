// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/roc_area.h"

#include <catch2/catch.hpp>

using glmamba::test::rocArea;

TEST_CASE("The area under the ROC curve is the share of pairs in the right order", "[trust]") {
  CHECK(rocArea({3, 4}, {1, 2}) == 1);
  CHECK(rocArea({1, 2}, {3, 4}) == 0);
  CHECK(rocArea({1, 4}, {2, 3}) == 0.5);
  CHECK(rocArea({2, 2, 5}, {2, 1}) == Approx((0.5 + 1 + 0.5 + 1 + 1 + 1) / 6));
}
