// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/error.h"
#include "tests/inference/torch_and_catch.h"

namespace glmamba::engine {

/// Checks that `action` throws core::Error with this code and with each of the words in its message.
template <typename Action>
void expectError(core::ErrorCode code, std::initializer_list<std::string> words, const Action& action) {
  try {
    action();
    FAIL_CHECK("no error was thrown");
  } catch (const core::Error& error) {
    INFO(error.what());
    CHECK(error.code() == code);
    for (const std::string& word : words) CHECK_THAT(error.what(), Catch::Contains(word));
  }
}

}  // namespace glmamba::engine
