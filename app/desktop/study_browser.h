// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/session.h"

class QLabel;
class QLineEdit;

namespace glmamba::app {

class StudyTree;

/// The study list with a filter above it, and below it what differs between the images of the pair on show.
class StudyBrowser : public QWidget {
  Q_OBJECT

 public:
  explicit StudyBrowser(Session& session, QWidget* parent = nullptr);

  StudyTree& tree() { return *m_tree; }
  QLineEdit& filter() { return *m_filter; }

 private:
  void showPair();

  Session& m_session;
  QLineEdit* m_filter;
  StudyTree* m_tree;
  QLabel* m_pair;
};

}  // namespace glmamba::app
