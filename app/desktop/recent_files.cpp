// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace glmamba::app {

namespace {

constexpr int kMostRecent = 9;  // as many as there are digits for their keys
constexpr const char* kKey = "recentFiles";

}  // namespace

QStringList recentFiles() { return QSettings().value(kKey).toStringList(); }

void rememberRecentFiles(const QStringList& paths) {
  QStringList recent = recentFiles();
  for (const QString& path : paths) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    recent.removeAll(absolute);
    recent.prepend(absolute);
  }
  QSettings().setValue(kKey, QStringList(recent.mid(0, kMostRecent)));
}

void forgetRecentFiles() { QSettings().remove(kKey); }

}  // namespace glmamba::app
