// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/folder_watch.h"

#include <QFileInfo>

namespace glmamba::app {

namespace {

// A scanner or a copy writes a series within this between its files.
constexpr int kQuietMs = 3000;

}  // namespace

FolderWatch::FolderWatch(QObject* parent) : QObject(parent) {
  m_quiet.setSingleShot(true);
  m_quiet.setInterval(kQuietMs);
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this](const QString& folder) {
    if (!m_touched.contains(folder)) m_touched << folder;
    m_quiet.start();
  });
  connect(&m_quiet, &QTimer::timeout, this, [this] {
    QStringList touched;
    touched.swap(m_touched);
    emit changed(touched);
  });
}

void FolderWatch::setOn(bool on) {
  m_isOn = on;
  watch();
}

void FolderWatch::add(const QStringList& paths) {
  for (const QString& path : paths)
    if (QFileInfo(path).isDir() && !m_folders.contains(path)) m_folders << path;
  watch();
}

void FolderWatch::watch() {
  if (!m_watcher.directories().isEmpty()) m_watcher.removePaths(m_watcher.directories());
  if (m_isOn && !m_folders.isEmpty()) m_watcher.addPaths(m_folders);
}

}  // namespace glmamba::app
