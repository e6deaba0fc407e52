// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/scene_widget.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <cmath>

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkObjectFactory.h>
#include <vtkOpenGLState.h>

#include "viewer/snapshot.h"

namespace glmamba::app {

namespace {

constexpr int kDotsPerInch = 72;  // of a logical pixel: points are pixels

}  // namespace

/// A window of VTK in a context of Qt's that is on no screen.
class OffscreenWindow : public vtkGenericOpenGLRenderWindow {
 public:
  static OffscreenWindow* New();
  // clang-format off
  vtkTypeMacro(OffscreenWindow, vtkGenericOpenGLRenderWindow)
      // clang-format on

      bool isThere() const {
    return m_context.isValid();
  }

  void MakeCurrent() override {
    if (!m_wasTried) {
      m_wasTried = true;
      m_surface.setFormat(SceneWidget::surfaceFormat());
      m_surface.create();
      m_context.setFormat(m_surface.format());
      if (!m_context.create()) return;
      m_context.makeCurrent(&m_surface);
      SetReadyForRendering(true);
      OpenGLInit();
      GetState()->vtkglDepthFunc(GL_LEQUAL);  // boxes lie on boxes; a new context begins with GL_LESS
    }
    if (isThere()) m_context.makeCurrent(&m_surface);
  }
  bool IsCurrent() override { return isThere() && QOpenGLContext::currentContext() == &m_context; }
  int SupportsOpenGL() override { return isThere(); }
  vtkTypeBool IsDirect() override { return isThere(); }
  /// Nothing to put on a screen: the picture is read from where it was drawn.
  void Frame() override {}

 protected:
  OffscreenWindow() {
    SetReadyForRendering(false);
    SetOwnContext(0);
    SetForceMaximumHardwareLineWidth(1);
  }

 private:
  QOffscreenSurface m_surface;
  QOpenGLContext m_context;
  bool m_wasTried = false;
};

vtkStandardNewMacro(OffscreenWindow);

QSurfaceFormat SceneWidget::surfaceFormat() {
  QSurfaceFormat format;
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  return format;
}

SceneWidget::SceneWidget(QWidget* parent) : QWidget(parent), m_window(vtkSmartPointer<OffscreenWindow>::New()) {
  setAttribute(Qt::WA_OpaquePaintEvent);
}

SceneWidget::~SceneWidget() {
  if (m_window->isThere()) m_window->Finalize();
}

vtkRenderWindow& SceneWidget::renderWindow() { return *m_window; }

void SceneWidget::makeCurrent() {
  if (m_window->isThere()) m_window->MakeCurrent();
}

void SceneWidget::refresh() {
  m_isStale = true;
  update();
}

int SceneWidget::largestPicture() {
  m_window->MakeCurrent();
  GLint most = 0;
  if (m_window->isThere())
    QOpenGLContext::currentContext()->functions()->glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
  return most;
}

bool SceneWidget::prepareWindow() {
  m_window->MakeCurrent();
  const double ratio = devicePixelRatioF();
  m_window->SetSize(std::max(1, static_cast<int>(std::lround(width() * ratio))),
                    std::max(1, static_cast<int>(std::lround(height() * ratio))));
  m_window->SetDPI(static_cast<int>(kDotsPerInch * ratio));
  return m_window->isThere();
}

void SceneWidget::paintEvent(QPaintEvent*) {
  if (m_isStale || m_picture.devicePixelRatioF() != devicePixelRatioF()) {
    m_isStale = false;
    if (prepareWindow()) {
      drawScene();
      const int* size = m_window->GetSize();
      if (m_picture.width() != size[0] || m_picture.height() != size[1])
        m_picture = QImage(size[0], size[1], QImage::Format_RGB32);
      viewer::readInto(*m_window, reinterpret_cast<std::uint32_t*>(m_picture.bits()));
      m_picture.setDevicePixelRatio(devicePixelRatioF());
      // Once it is painted, the event that asked for it puts it on the screen.
      QTimer::singleShot(0, this, &SceneWidget::drawn);
    } else {
      m_picture = {};
    }
  }
  QPainter painter(this);
  if (m_picture.isNull())
    painter.fillRect(rect(), Qt::black);
  else
    painter.drawImage(0, 0, m_picture);
}

void SceneWidget::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refresh();
}

}  // namespace glmamba::app
