#pragma once

#include <QWidget>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QCheckBox;
class QLabel;
class QSlider;

namespace glmamba::app {

class CompareView;

/// Opacity of the label map, with the names of its labels.
class LayersPanel : public QWidget {
  Q_OBJECT

 public:
  LayersPanel(Session& session, DisplayState& display, const CompareView& view, QWidget* parent = nullptr);

 private:
  void showState();
  void takeLayers();

  Session& m_session;
  DisplayState& m_display;
  QCheckBox* m_labelsVisible;
  QSlider* m_labelOpacity;
  QLabel* m_legend;
};

}  // namespace glmamba::app
