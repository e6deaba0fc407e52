// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/parallel_for.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

using glmamba::core::CancelToken;
using glmamba::imaging::parallelFor;

TEST_CASE("Each index is visited once", "[parallel]") {
  for (int count : {0, 1, 2, 1000}) {
    std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
    parallelFor(count, {}, [&](int i) { ++visits[static_cast<std::size_t>(i)]; });
    for (const auto& visit : visits) REQUIRE(visit == 1);
  }
}

TEST_CASE("An exception of a body reaches the caller and ends the work", "[parallel]") {
  std::atomic<int> calls{0};
  REQUIRE_THROWS_AS(parallelFor(100000, {},
                                [&](int) {
                                  ++calls;
                                  throw std::runtime_error("no");
                                }),
                    std::runtime_error);
  REQUIRE(calls < 100000);
}

TEST_CASE("A cancel during the work ends it and is thrown to the caller", "[parallel]") {
  const CancelToken cancel;
  std::atomic<int> calls{0};
  REQUIRE_THROWS_AS(parallelFor(100000, cancel,
                                [&](int) {
                                  ++calls;
                                  cancel.requestCancel();
                                }),
                    CancelToken::Requested);
  REQUIRE(calls < 100000);
}
