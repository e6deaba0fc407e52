// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace glmamba::app {

/// What the window shows while nothing is open: ways to open something, and what was opened lately. It lies over
/// `under` and is as large.
class FirstPage : public QWidget {
  Q_OBJECT

 public:
  explicit FirstPage(QWidget* under);

  /// Lists what was opened lately anew.
  void showRecent();

 signals:
  void openFilesAsked();
  void openFolderAsked();
  void openSessionAsked();
  void openDemoAsked();
  void openAsked(const QString& path);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QVBoxLayout* m_recent;
};

}  // namespace glmamba::app
