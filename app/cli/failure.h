// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

namespace glmamba::cli {

/// The exception that is being handled, with a sentence for the user whatever it is. Only within a catch block; a
/// cancel is none.
core::Error currentFailure();

}  // namespace glmamba::cli
