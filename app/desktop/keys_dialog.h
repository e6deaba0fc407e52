// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QMainWindow;
class QPushButton;
class QTreeWidget;

namespace glmamba::app {

/// Lists every command of a window with its keys, and changes them at once. Keys that are in use are told with who has
/// them, and are taken from there only when that is asked for.
class KeysDialog : public QDialog {
  Q_OBJECT

 public:
  explicit KeysDialog(QMainWindow& window);

 private:
  void list();
  void filter(const QString& words);
  void showCurrent();
  void showUser();
  void assign();
  QAction* current() const;

  QMainWindow& m_window;
  QTreeWidget* m_commands;
  QKeySequenceEdit* m_keys;
  QLabel* m_user;
  QPushButton* m_assign;
  QPushButton* m_clear;
  QPushButton* m_standard;
};

}  // namespace glmamba::app
