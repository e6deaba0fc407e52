// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "app/model/display_state.h"
#include "app/model/session.h"
#include "viewer/decorations/annotation_shape.h"

namespace glmamba::app {

class CompareView;
class PaneWidget;

/// Edits the mask on show with the mouse: panes hand it the left button while a tool for masks is chosen.
class EditTool : public QObject {
  Q_OBJECT

 public:
  EditTool(Session& session, DisplayState& display, CompareView& view);

  /// Chooses a tool for masks; what is on show is copied to be edited, or an empty mask begun. False when there is
  /// nothing to draw on.
  bool choose(Tool tool);
  double radius() const { return m_radius; }  ///< of the brush, mm
  void setRadius(double millimetres);
  /// The label that is drawn and erased.
  int label() const { return m_label; }
  void setLabel(int value);

  // The left button, in pane pixels. False when it has nothing to do with masks.
  bool press(PaneWidget& pane, const viewer::PanePoint& point);
  void drag(PaneWidget& pane, const viewer::PanePoint& point);
  void release();
  void hover(PaneWidget& pane, const viewer::PanePoint& point);
  /// The brush's outline on the pane that the mouse is over.
  std::optional<viewer::AnnotationShape> outlineOn(const PaneWidget& pane) const;

 signals:
  /// Radius or label.
  void settingsChanged();
  /// Panes have to be drawn anew.
  void outlineChanged();
  void problem(const QString& sentence);

 private:
  void draw(PaneWidget& pane, const core::Vector3& to);
  void fill(PaneWidget& pane, const core::Vector3& at);
  void keepLabel();

  Session& m_session;
  DisplayState& m_display;
  CompareView& m_view;
  double m_radius = 4;
  int m_label = 1;
  std::unique_ptr<MaskStroke> m_stroke;
  core::Vector3 m_last{0, 0, 0};
  const PaneWidget* m_under = nullptr;
  core::Vector3 m_mouse{0, 0, 0};
};

}  // namespace glmamba::app
