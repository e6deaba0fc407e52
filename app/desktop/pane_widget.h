#pragma once

#include <memory>

#include <QVTKOpenGLNativeWidget.h>
#include <vtkSmartPointer.h>

#include "app/model/display_state.h"
#include "viewer/slice_scene.h"

class vtkGenericOpenGLRenderWindow;

namespace glmamba::app {

/// One viewport: a slice scene in a widget, and the mouse. It shows what DisplayState says for its pane and writes the
/// user's moves back there; it never asks another pane.
class PaneWidget : public QVTKOpenGLNativeWidget {
  Q_OBJECT

 public:
  PaneWidget(Pane pane, DisplayState& display, QWidget* parent = nullptr);
  ~PaneWidget() override;

  Pane pane() const { return m_pane; }
  /// The scene's images and words; call refresh() after changing them.
  viewer::SliceScene& scene() { return *m_scene; }
  /// The plane on show and the grid whose slices the wheel steps through.
  void setPlane(const viewer::SlicePlane& plane, const core::Geometry& leading);
  void clearPlane() { m_leading.reset(); }
  /// DisplayState's place and window for this pane as a view of the scene.
  viewer::SliceView sliceView() const;
  viewer::PaneSize paneSize() const;
  /// Draws soon; many calls before the next event make one picture.
  void refresh();

  void scroll(int steps);
  void zoom(double factor);
  viewer::Snapshot snapshot();

 signals:
  void activated(glmamba::app::Pane pane);
  void maximiseAsked(glmamba::app::Pane pane);
  void resized(glmamba::app::Pane pane);

 protected:
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  viewer::PanePoint panePoint(const QMouseEvent& event) const;
  void goTo(const viewer::SliceView& view);
  void drag(const viewer::PanePoint& to);

  Pane m_pane;
  DisplayState& m_display;
  vtkSmartPointer<vtkGenericOpenGLRenderWindow> m_window;
  std::unique_ptr<viewer::SliceScene> m_scene;
  viewer::SlicePlane m_plane;
  std::optional<core::Geometry> m_leading;
  Qt::MouseButton m_button = Qt::NoButton;
  viewer::PanePoint m_pressed;
  viewer::PanePoint m_last;
  double m_wheelRemainder = 0;
  bool m_refreshPending = false;
};

}  // namespace glmamba::app
