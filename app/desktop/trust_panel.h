// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace glmamba::app {

/// Which trust map is shown and how, what it says in numbers, and what it can't see.
class TrustPanel : public QWidget {
  Q_OBJECT

 public:
  TrustPanel(Session& session, DisplayState& display, QWidget* parent = nullptr);

 private:
  void listMaps();
  void showState();
  void showFigures();
  void takeLayers();
  void compute();

  Session& m_session;
  DisplayState& m_display;
  QComboBox* m_map;
  QPushButton* m_compute;
  QSlider* m_opacity;
  QSlider* m_threshold;
  QLabel* m_thresholdText;
  QCheckBox* m_onAll;
  QLabel* m_figures;
  QLabel* m_cannotSee;
};

}  // namespace glmamba::app
