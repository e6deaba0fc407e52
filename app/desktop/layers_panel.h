// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QToolButton;

namespace glmamba::app {

class CompareView;
class LabelList;

/// Which masks are shown and how: the label map with a table of its labels, and others as outlines.
class LayersPanel : public QWidget {
  Q_OBJECT

 public:
  LayersPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent = nullptr);

 private:
  void listMasks();
  void listOutlines();
  void showLabels();
  void showState();
  void takeLayers();

  Session& m_session;
  DisplayState& m_display;
  QCheckBox* m_labelsVisible;
  QSlider* m_labelOpacity;
  QCheckBox* m_filled;
  QCheckBox* m_ownMasks;
  QComboBox* m_mask;
  QComboBox* m_comparison;
  QToolButton* m_outlines;
  LabelList* m_labels;
};

}  // namespace glmamba::app
