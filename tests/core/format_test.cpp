// SPDX-License-Identifier: Apache-2.0
#include "core/format.h"

#include <catch2/catch.hpp>

using glmamba::core::format;

TEST_CASE("Text is formatted as printf does, and no length of it is cut") {
  CHECK(format("%s %.2f dB, %d slices", "×2", 45.203, 127) == "×2 45.20 dB, 127 slices");
  CHECK(format("%%").size() == 1);
  CHECK(format("%s", "").empty());
  const std::string longer(5000, 'x');
  CHECK(format("<%s>", longer.c_str()) == "<" + longer + ">");
}
