// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/desktop/scene_widget.h"
#include "app/model/display_state.h"
#include "viewer/slice_scene.h"

namespace glmamba::app {

class EditTool;
class MeasureTool;

/// One viewport: a slice scene in a widget, and the mouse. It shows what DisplayState says for its content and writes
/// the user's moves back there; it never asks another pane.
class PaneWidget : public SceneWidget {
  Q_OBJECT

 public:
  PaneWidget(DisplayState& display, QWidget* parent = nullptr);
  ~PaneWidget() override;

  const PaneContent& content() const { return m_content; }
  void setContent(const PaneContent& content) { m_content = content; }
  /// The scene's images and words; call refresh() after changing them.
  viewer::SliceScene& scene() { return *m_scene; }
  /// The plane on show and the grid whose slices the wheel steps through.
  void setPlane(const viewer::SlicePlane& plane, const core::Geometry& leading);
  void clearPlane() { m_leading.reset(); }
  /// Who draws and shows what is measured here.
  void setMeasureTool(MeasureTool* tool) { m_measure = tool; }
  /// Who draws masks here.
  void setEditTool(EditTool* tool) { m_edit = tool; }
  /// Millimetres from a slice of the leading grid to the next.
  double sliceStepMm() const;
  /// DisplayState's place for this pane as a view of the scene.
  viewer::SliceView sliceView() const;
  viewer::PaneSize paneSize() const;
  /// Where the second image is seen.
  viewer::PaneRegion region() const;
  /// In flicker: the fixed image instead of the candidate.
  void showFixed(bool fixed);

  /// Positive: up in axial, back in coronal, to the patient's right in sagittal slices.
  void scroll(int steps);
  /// How many slices of the leading grid there are along the normal; 0 when nothing is on show.
  int sliceCount() const;
  /// Goes to one of them, counted from 0.
  void showSlice(int slice);
  void zoom(double factor);
  /// What the pane shows, with `scale` times as many pixels a side: letters and lines grow with it.
  viewer::Snapshot snapshot(double scale = 1);

 signals:
  void activated();
  void maximiseAsked();
  void nextGroupAsked();
  /// The pane was dragged by its title to a point of the screen.
  void droppedAt(const QPoint& globalPoint);

 protected:
  void drawScene() override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// What a left button that is down has hold of.
  enum class Grip { image, title, dividerLine, dividerEnd, measure, mask };

  viewer::PanePoint panePoint(const QMouseEvent& event) const;
  Viewpoint viewpoint() const { return viewpointOf(m_content); }
  Grip gripAt(const viewer::PanePoint& point);
  void showGrip(const viewer::PanePoint& point);
  void goTo(const viewer::SliceView& view);
  void drag(const viewer::PanePoint& to);
  void dragLeft(const viewer::PanePoint& to, double dx, double dy);
  void setDivider(const viewer::PaneRegion& divider);
  void resizeRegion(double notches);
  void prepareScene();
  /// Pixels of what is drawn per logical pixel.
  double pixelRatio() const { return devicePixelRatioF() * m_pictureScale; }

  PaneContent m_content;
  DisplayState& m_display;
  MeasureTool* m_measure = nullptr;
  EditTool* m_edit = nullptr;
  std::unique_ptr<viewer::SliceScene> m_scene;
  viewer::SlicePlane m_plane;
  std::optional<core::Geometry> m_leading;
  Qt::MouseButton m_button = Qt::NoButton;
  Grip m_grip = Grip::image;
  viewer::PanePoint m_pressed;
  viewer::PanePoint m_last;
  std::optional<viewer::PanePoint> m_lens;  ///< in the middle until the mouse was there
  bool m_isFixedShown = false;
  double m_wheelRemainder = 0;
  double m_pictureScale = 1;  ///< above 1 while a picture is made
};

}  // namespace glmamba::app
