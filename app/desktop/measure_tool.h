// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/model/annotation_values.h"
#include "app/model/display_state.h"
#include "app/model/session.h"
#include "viewer/decorations/annotation_shape.h"

namespace glmamba::app {

class PaneWidget;

/// Draws, moves and shows what is measured: panes hand it the mouse and ask it for what lies on their slice.
class MeasureTool : public QObject {
  Q_OBJECT

 public:
  MeasureTool(Session& session, DisplayState& display, QObject* parent = nullptr);

  AnnotationMeter& meter() { return m_meter; }
  /// The images that labels and tables tell of; `truth` may be null.
  void setImages(std::vector<MeasuredImage> images, core::VolumePtr truth);

  /// What was measured on the slice that a pane shows of its image, with that image's numbers.
  std::vector<viewer::AnnotationShape> shapesOn(const PaneWidget& pane);

  // The left button, in pane pixels. False when it has nothing to do with measuring.
  bool press(PaneWidget& pane, const viewer::PanePoint& point);
  void drag(PaneWidget& pane, const viewer::PanePoint& point);
  void release();
  /// The mouse without a button: the second leg of an angle follows it.
  void hover(PaneWidget& pane, const viewer::PanePoint& point);
  /// Whether something would be taken hold of here.
  bool canGrip(PaneWidget& pane, const viewer::PanePoint& point);
  /// Gives up what is being drawn. False when there is nothing.
  bool cancel();

 signals:
  /// Panes have to be drawn anew.
  void shapesChanged();

 private:
  struct Hold {
    AnnotationId id = 0;
    std::optional<std::size_t> handle;  ///< absent: all of it
    core::Vector3 from{0, 0, 0};
    Annotation before;
  };

  bool isShownOn(const Annotation& annotation, const PaneWidget& pane) const;
  viewer::AnnotationShape shapeOf(const Annotation& annotation, const PaneWidget& pane);
  std::string labelOf(const Annotation& annotation, const PaneWidget& pane);
  std::optional<Hold> holdAt(PaneWidget& pane, const viewer::PanePoint& point);
  void begin(PaneWidget& pane, const core::Vector3& at, AnnotationKind kind);
  void moveDraft(const core::Vector3& to);
  void end();

  Annotations& m_annotations;
  DisplayState& m_display;
  AnnotationMeter m_meter;
  std::optional<Hold> m_hold;
  AnnotationId m_draft = 0;          ///< what is being drawn
  bool m_isSecondLeg = false;        ///< of an angle: the mouse button is up
  double m_millimetresPerPixel = 1;  ///< where it is drawn
};

}  // namespace glmamba::app
