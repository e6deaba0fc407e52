// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace glmamba::app {

/// Paths opened lately, newest first, kept in the user's settings.
QStringList recentFiles();
void rememberRecentFiles(const QStringList& paths);
void forgetRecentFiles();

}  // namespace glmamba::app
