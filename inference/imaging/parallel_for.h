// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "core/cancel_token.h"

namespace glmamba::imaging {

/// Calls `body(i)` once for each i in [0, count), on as many threads as the machine has, the caller's among them;
/// returns when all are done. Cancel is asked before each call; then, and when a body throws, the calls still running
/// end first and CancelToken::Requested or the first exception is thrown to the caller.
void parallelFor(int count, const core::CancelToken& cancel, const std::function<void(int)>& body);

}  // namespace glmamba::imaging
