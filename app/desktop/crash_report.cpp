// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/crash_report.h"

#include <QDir>
#include <QFile>

namespace glmamba::app {

namespace {

constexpr int kReportsKept = 5;

QFileInfoList reportsIn(const QString& folder, const char* pattern) {
  return QDir(folder).entryInfoList({pattern}, QDir::Files, QDir::Time);  // newest first
}

}  // namespace

QString takeCrashReport(const QString& folder) {
  QString newest;
  for (const QFileInfo& info : reportsIn(folder, "crash-*.new")) {
    const QString told = info.absolutePath() + '/' + info.completeBaseName() + ".txt";
    QFile::remove(told);
    QFile::rename(info.absoluteFilePath(), told);
    if (newest.isEmpty()) newest = told;
  }
  const QFileInfoList all = reportsIn(folder, "crash-*.txt");
  for (int n = kReportsKept; n < all.size(); ++n) QFile::remove(all[n].absoluteFilePath());
  return newest;
}

QString lastCrashReport(const QString& folder) {
  const QFileInfoList all = reportsIn(folder, "crash-*.txt");
  if (all.isEmpty()) return {};
  QFile file(all.front().absoluteFilePath());
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace glmamba::app
