// SPDX-License-Identifier: Apache-2.0
#include "io/reader/system_calls.h"

namespace glmamba::io::reader {

bool giveUpSystemCalls() { return false; }

}  // namespace glmamba::io::reader
