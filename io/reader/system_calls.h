// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace glmamba::io::reader {

/// Makes the system end this process, for good, when it asks for what a reader of files has no need of. Returns false
/// where the system can't or won't.
bool giveUpSystemCalls();

}  // namespace glmamba::io::reader
