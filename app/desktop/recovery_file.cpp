// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/recovery_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include "app/model/path_of.h"

namespace glmamba::app {

namespace {

// What changes together is written together.
constexpr int kSoonMs = 2000;

}  // namespace

QString RecoveryFile::userFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery";
}

RecoveryFile::RecoveryFile(const QString& folder, std::function<SavedSession()> current, QObject* parent)
    : QObject(parent), m_folder(folder), m_current(std::move(current)) {
  QDir().mkpath(folder);
  // Several windows of one user have a file each; the lock says which of them are alive.
  for (int n = 1; !m_lock; ++n) {
    const QString file = QString("%1/session%2.glmamba").arg(folder).arg(n);
    if (QFileInfo::exists(file)) continue;
    auto lock = std::make_unique<QLockFile>(file + ".lock");
    lock->setStaleLockTime(0);
    if (!lock->tryLock() && lock->error() == QLockFile::LockFailedError) continue;
    m_file = file;
    m_lock = std::move(lock);
  }
  m_soon.setSingleShot(true);
  m_soon.setInterval(kSoonMs);
  connect(&m_soon, &QTimer::timeout, this, &RecoveryFile::write);
}

RecoveryFile::~RecoveryFile() = default;

std::optional<SavedSession> RecoveryFile::takeOrphan() {
  const QFileInfoList files = QDir(m_folder).entryInfoList({"session*.glmamba"}, QDir::Files, QDir::Time);
  for (const QFileInfo& info : files) {
    const QString file = info.absoluteFilePath();
    QLockFile lock(file + ".lock");
    lock.setStaleLockTime(0);
    if (file == m_file || !lock.tryLock()) continue;
    try {
      SavedSession saved = readSessionFile(pathOf(file));
      const QString previous = m_folder + "/previous.glmamba";
      QFile::remove(previous);
      QFile::rename(file, previous);
      if (!saved.isEmpty()) return saved;
    } catch (const core::Error& error) {
      QString aside = file + ".damaged";
      for (int n = 2; QFileInfo::exists(aside); ++n) aside = QString("%1.damaged%2").arg(file).arg(n);
      QFile::rename(file, aside);
      emit problem(tr("What was open when the program ended could not be read, and was kept as %1: %2")
                       .arg(QDir::toNativeSeparators(aside), QString::fromUtf8(error.what())));
    }
  }
  return {};
}

void RecoveryFile::touch() {
  if (!m_soon.isActive()) m_soon.start();
}

void RecoveryFile::write() {
  if (!m_jobs) return;
  m_jobs->start<bool>(
      Lane::background, {tr("Keeping the session"), "write"},
      [saved = m_current(), file = pathOf(m_file)](const JobContext&) {
        writeSessionFile(saved, file);
        return true;
      },
      [this](core::Outcome<bool> outcome) {
        if (const auto* failure = std::get_if<core::Failure>(&outcome))
          emit problem(QString::fromUtf8(failure->error.what()));
      });
}

void RecoveryFile::discard() {
  m_soon.stop();
  m_jobs.reset();  // waits for a write that is on
  QFile::remove(m_file);
}

}  // namespace glmamba::app
