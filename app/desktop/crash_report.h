// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace glmamba::app {

/// From here on, a fault that ends the program (a bad access, an abort, an exception that nobody catches) first writes
/// signal, version and backtrace into a file of its own in `folder`, and then ends it as it would have ended. The
/// backtrace names functions and libraries, and no data. Nothing where the system has no backtraces.
void installCrashReport(const QString& folder);

/// The newest report in `folder` that was not told of before, or empty; it and older ones then count as told, and all
/// but the five newest are removed.
QString takeCrashReport(const QString& folder);

/// The text of the newest report, or empty.
QString lastCrashReport(const QString& folder);

}  // namespace glmamba::app
