// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <array>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace glmamba::app {

class EditTool;

/// Drawing of masks: tool, label, size of the brush, and what it is that is drawn on.
class EditPanel : public QWidget {
  Q_OBJECT

 public:
  EditPanel(Session& session, DisplayState& display, EditTool& tool, QWidget* parent = nullptr);

  /// Asks for a name and adds a label of it.
  void askForLabel();

 private:
  void showState();

  Session& m_session;
  DisplayState& m_display;
  EditTool& m_tool;
  QLabel* m_text;
  std::array<QToolButton*, 3> m_tools;
  QComboBox* m_labels;
  QPushButton* m_newLabel;
  QDoubleSpinBox* m_radius;
};

}  // namespace glmamba::app
