// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/log_file.h"

#include <QDir>
#include <QStandardPaths>
#include <QStringList>
#include <QtGlobal>
#include <cstdio>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace glmamba::app {

namespace {

constexpr std::size_t kLargestFile = 512 << 10;
constexpr std::size_t kOlderFiles = 2;

QString fileIn(const QString& folder) { return folder + "/glmamba-viewer.log"; }

/// The logger of this program; null before startLog().
std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> one;
  return one;
}

// Of Qt's own parts ("qt.qpa.xcb", …) the text is logged; of others, which may hold a file's name, only that there was
// one.
void takeQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text) {
  const QByteArray line = qFormatLogMessage(type, context, text).toUtf8();
  std::fprintf(stderr, "%s\n", line.constData());
  if (!logger() || type == QtDebugMsg || type == QtInfoMsg) return;
  const QString category = context.category ? context.category : "default";
  logProblem("Qt, " + category + (category.startsWith("qt.") ? ": " + text : QString()));
  if (type == QtFatalMsg) logger()->flush();
}

}  // namespace

QString userLogFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/log"; }

void startLog(const QString& folder) {
  QDir().mkpath(folder);
  try {
    logger() = std::make_shared<spdlog::logger>(
        "glmamba-viewer", std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                              QDir::toNativeSeparators(fileIn(folder)).toStdString(), kLargestFile, kOlderFiles));
  } catch (const spdlog::spdlog_ex&) {
    logger() = nullptr;
    return;
  }
  logger()->set_pattern("%Y-%m-%d %H:%M:%S.%e %P %l: %v");
  // A line at a time: what led to a crash is what one wants to read.
  logger()->flush_on(spdlog::level::info);
  qInstallMessageHandler(takeQtMessage);
}

void logEvent(const QString& facts) {
  if (logger()) logger()->info(facts.toStdString());
}

void logProblem(const QString& facts) {
  if (logger()) logger()->warn(facts.toStdString());
}

QString lastLogLines(const QString& folder, int count) {
  QFile file(fileIn(folder));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QStringList lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
  return lines.mid(qMax(0, lines.size() - count)).join('\n');
}

}  // namespace glmamba::app
