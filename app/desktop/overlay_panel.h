// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSlider;

namespace glmamba::app {

class CompareView;

/// Which image is drawn in colour over the others, and how.
class OverlayPanel : public QWidget {
  Q_OBJECT

 public:
  OverlayPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent = nullptr);
  /// Shows an image, in a range and with limits that fit it; an empty id takes it off.
  void choose(const std::string& seriesId);

 private:
  void listImages();
  void listAlphas();
  void showOverlay();
  void takeLook();
  void showState();

  Session& m_session;
  DisplayState& m_display;
  CompareView& m_view;
  QComboBox* m_image;
  QWidget* m_details;
  QComboBox* m_colours;
  QDoubleSpinBox* m_low;
  QDoubleSpinBox* m_high;
  QCheckBox* m_isClipped;
  QDoubleSpinBox* m_least;
  QDoubleSpinBox* m_most;
  QSlider* m_opacity;
  QComboBox* m_alpha;
  bool m_isChosen = false;  ///< here, so that it gets a look that fits it
};

}  // namespace glmamba::app
