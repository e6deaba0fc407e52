// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

#include "app/model/job_runner.h"
#include "app/model/saved_session.h"

namespace glmamba::app {

/// Keeps what is open in a file of the user's application data while the program runs, and takes the file away when it
/// ends as it should: what is there at a start belongs to a program that did not.
class RecoveryFile : public QObject {
  Q_OBJECT

 public:
  /// `folder` is made when it is missing; `current` is asked for the session whenever it is written.
  RecoveryFile(const QString& folder, std::function<SavedSession()> current, QObject* parent = nullptr);
  ~RecoveryFile() override;

  /// The folder for the user's recovery files.
  static QString userFolder();

  /// The session of a program that ended without its will, newest first; its file is then called previous.glmamba. What
  /// can't be read is kept beside it with “.damaged” added, and told by problem().
  std::optional<SavedSession> takeOrphan();

  /// Something changed: it is written soon, off the GUI thread.
  void touch();
  /// The program ends as it should.
  void discard();

 signals:
  void problem(const QString& sentence);

 private:
  void write();

  QString m_folder;
  std::function<SavedSession()> m_current;
  QString m_file;
  std::unique_ptr<QLockFile> m_lock;
  QTimer m_soon;
  std::unique_ptr<JobRunner> m_jobs = std::make_unique<JobRunner>();  // of its own: nobody waits for it
};

}  // namespace glmamba::app
