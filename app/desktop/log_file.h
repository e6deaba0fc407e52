// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace glmamba::app {

/// Where the log and crash reports of the user's programs lie.
QString userLogFolder();

/// Begins a log in `folder`: three files of 512 kB in turn, a line an event with time and level, and Qt's own warnings.
/// Nothing that names a patient goes there: who logs gives facts (sizes, models, times), never a sentence for the user,
/// a path or a description of a series. Where the folder can't be written there is no log, and nothing else changes.
void startLog(const QString& folder);

/// One event; for facts alone, see startLog().
void logEvent(const QString& facts);
void logProblem(const QString& facts);

/// The last `count` lines of the log in `folder`.
QString lastLogLines(const QString& folder, int count);

}  // namespace glmamba::app
