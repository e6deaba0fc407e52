// SPDX-License-Identifier: Apache-2.0
#include "app/cli/failure.h"

#include <exception>
#include <new>
#include <string>

namespace glmamba::cli {

core::Error currentFailure() {
  using core::ErrorCode;
  try {
    throw;
  } catch (const core::Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return {ErrorCode::tooLarge,
            "There is not enough memory for images of this size: close other programs, or take fewer slices."};
  } catch (const std::exception& error) {
    return {ErrorCode::unsupported, std::string("Something unforeseen went wrong: ") + error.what()};
  }
}

}  // namespace glmamba::cli
