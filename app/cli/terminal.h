// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/progress_sink.h"

namespace glmamba::cli {

/// Progress on stderr: a line that is overwritten on a terminal, with the time left; a line at the start of each stage
/// and one at its end elsewhere; nothing when `quiet`.
core::ProgressSink terminalProgress(bool quiet);

/// Ends a progress line that stands open, so that what follows starts on a line of its own.
void endProgressLine();

/// "glmamba: warning: …" on stderr, one line each.
void warn(const std::vector<std::string>& sentences);

/// "1 h 5 min", "2 min 10 s", "12 s".
std::string inWords(double seconds);

}  // namespace glmamba::cli
