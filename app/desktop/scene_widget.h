// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QSurfaceFormat>
#include <QWidget>

#include <vtkSmartPointer.h>

class vtkRenderWindow;

namespace glmamba::app {

class OffscreenWindow;

/// What VTK draws, in a widget: drawn off the screen in an OpenGL context of the widget's own, read back, and painted
/// as pixels like any other widget. The context is made when it is first needed.
///
/// Qt's OpenGL widgets have the whole window put together by OpenGL whenever anything in it changes, which under
/// software OpenGL costs more than the scenes themselves.
class SceneWidget : public QWidget {
  Q_OBJECT

 public:
  /// What VTK asks of a context: OpenGL 3.2, core profile.
  static QSurfaceFormat surfaceFormat();

  ~SceneWidget() override;

  /// Draws when the window is next put on the screen; many calls until then make one picture.
  void refresh();
  /// The most pixels a side that a picture may have on this graphics device; 0 without one.
  int largestPicture();

 signals:
  /// A picture is on the screen.
  void drawn();

 protected:
  explicit SceneWidget(QWidget* parent);

  /// Draws into renderWindow(), which has the widget's size in pixels.
  virtual void drawScene() = 0;
  vtkRenderWindow& renderWindow();
  /// Makes the context current and gives the window the widget's size. False where there is no context to be had.
  bool prepareWindow();
  /// To be called in the destructor of what draws, before the scene goes.
  void makeCurrent();

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  vtkSmartPointer<OffscreenWindow> m_window;
  QImage m_picture;
  bool m_isStale = true;
};

}  // namespace glmamba::app
