// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStatusBar>

#include "app/desktop/compare_view.h"

class QLabel;
class QProgressBar;

namespace glmamba::app {

/// Position in mm, the value of every image there, slice, what is at work, device and memory.
class StatusLine : public QStatusBar {
  Q_OBJECT

 public:
  StatusLine(Session& session, DisplayState& display, CompareView& view, QWidget* parent = nullptr);

 private:
  void showPlace();
  void showMachine();
  void showJobs();

  Session& m_session;
  DisplayState& m_display;
  CompareView& m_view;
  QLabel* m_place;
  QLabel* m_slice;
  QLabel* m_job;
  QProgressBar* m_busy;
  QLabel* m_machine;
  std::map<JobId, QString> m_jobs;
};

}  // namespace glmamba::app
