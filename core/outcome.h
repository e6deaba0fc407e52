// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "core/error.h"

namespace glmamba::core {

/// The user stopped the operation. Not an error.
struct Cancelled {};

/// The operation failed; `error` says why, in a sentence for the user.
struct Failure {
  Error error;
};

/// The three ways a job can end.
template <typename T>
using Outcome = std::variant<T, Cancelled, Failure>;

}  // namespace glmamba::core
