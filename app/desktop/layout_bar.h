// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <array>

#include "app/model/display_state.h"

class QComboBox;
class QToolButton;

namespace glmamba::app {

class CompareView;

/// Above the panes: which layout, which images, and which side of the patient is on the left.
class LayoutBar : public QWidget {
  Q_OBJECT

 public:
  LayoutBar(DisplayState& display, CompareView& view, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QComboBox* imageChoice(const char* name, const QString& accessibleName, Image Layout::*member);
  void showState();
  void drawIcons();

  DisplayState& m_display;
  CompareView& m_view;
  std::array<QToolButton*, kLayoutKinds.size()> m_layouts{};
  QToolButton* m_compared;
  QComboBox* m_alone;
  QComboBox* m_first;
  QToolButton* m_swap;
  QComboBox* m_second;
  QToolButton* m_convention;
};

}  // namespace glmamba::app
