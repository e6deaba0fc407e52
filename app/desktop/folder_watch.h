// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace glmamba::app {

/// Tells when something came into folders that were opened, once it has been quiet there for a while. Off until it is
/// switched on.
class FolderWatch : public QObject {
  Q_OBJECT

 public:
  explicit FolderWatch(QObject* parent = nullptr);

  bool isOn() const { return m_isOn; }
  void setOn(bool on);
  /// Folders among these paths are watched from now on, if watching is on.
  void add(const QStringList& paths);

 signals:
  void changed(const QStringList& folders);

 private:
  void watch();

  QFileSystemWatcher m_watcher;
  QTimer m_quiet;
  QStringList m_folders;
  QStringList m_touched;
  bool m_isOn = false;
};

}  // namespace glmamba::app
