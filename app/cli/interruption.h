// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"

namespace glmamba::cli {

/// The token that Ctrl-C (SIGINT) and SIGTERM set, once catchInterruptions() was called. A second signal ends the
/// program at once.
const core::CancelToken& interruption();
void catchInterruptions();

}  // namespace glmamba::cli
