// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/session.h"

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace glmamba::app {

/// The runs of this session, newest first: those that wait, the one that is going on, and what came of the others. Each
/// can be shown, repeated, copied as a command line, and looked into.
class RunList : public QWidget {
  Q_OBJECT

 public:
  explicit RunList(Session& session, QWidget* parent = nullptr);

  /// Of the row that is selected; 0 when none is.
  RunId selected() const;
  void select(RunId id);

 signals:
  void repeatAsked(glmamba::app::RunId id);

 private:
  void rebuild();
  void showProgress();
  void updateButtons();
  void showProvenance();
  QPushButton* addButton(const char* name, const QString& text, const QString& tip);

  Session& m_session;
  QTreeWidget* m_rows;
  QPushButton* m_show;
  QPushButton* m_repeat;
  QPushButton* m_copy;
  QPushButton* m_details;
  QPushButton* m_remove;
};

}  // namespace glmamba::app
