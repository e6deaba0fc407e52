#include "app/desktop/pane_widget.h"

#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>
#include <cmath>

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkRenderWindowInteractor.h>

#include "viewer/slice_navigation.h"

namespace glmamba::app {

namespace {

constexpr double kWheelStep = 120;  // eighths of a degree: one notch of a common wheel (QWheelEvent::angleDelta)

QPointF positionOf(const QMouseEvent& event) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 0, 0)
  return event.position();
#else
  return event.localPos();
#endif
}

}  // namespace

PaneWidget::PaneWidget(Pane pane, DisplayState& display, QWidget* parent)
    : QVTKOpenGLNativeWidget(parent),
      m_pane(pane),
      m_display(display),
      m_window(vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New()) {
  setRenderWindow(m_window.Get());
  // The mouse is ours: VTK's own interactor must not turn a camera.
  m_window->GetInteractor()->SetInteractorStyle(nullptr);
  m_scene = std::make_unique<viewer::SliceScene>(m_window);
  setMinimumSize(160, 120);
  setFocusPolicy(Qt::ClickFocus);
}

PaneWidget::~PaneWidget() {
  makeCurrent();
  m_scene.reset();
  doneCurrent();
}

void PaneWidget::setPlane(const viewer::SlicePlane& plane, const core::Geometry& leading) {
  m_plane = plane;
  m_leading = leading;
}

viewer::SliceView PaneWidget::sliceView() const {
  const Place& place = m_display.place(m_pane);
  return {m_plane, place.cursor, place.centre, place.heightMm};
}

viewer::PaneSize PaneWidget::paneSize() const {
  const double ratio = devicePixelRatioF();
  return {std::max(1, static_cast<int>(std::lround(width() * ratio))),
          std::max(1, static_cast<int>(std::lround(height() * ratio)))};
}

void PaneWidget::refresh() {
  if (m_refreshPending) return;
  m_refreshPending = true;
  QTimer::singleShot(0, this, [this] {
    m_refreshPending = false;
    if (!isVisible() || !isValid()) return;
    m_scene->setPixelScale(devicePixelRatioF());
    m_scene->setView(sliceView());
    m_scene->setWindow(m_display.window(m_pane));
    m_scene->render();
    update();
  });
}

viewer::Snapshot PaneWidget::snapshot() {
  makeCurrent();
  m_scene->setView(sliceView());
  m_scene->setWindow(m_display.window(m_pane));
  return m_scene->snapshot();
}

void PaneWidget::goTo(const viewer::SliceView& view) {
  m_display.setPlace(m_pane, {view.cursor, view.centre, view.heightMm});
}

void PaneWidget::scroll(int steps) {
  if (m_leading && steps != 0) goTo(viewer::scrolled(sliceView(), *m_leading, steps));
}

void PaneWidget::zoom(double factor) {
  const viewer::PaneSize size = paneSize();
  if (m_leading) goTo(viewer::zoomedAbout(sliceView(), size, {size.width / 2.0, size.height / 2.0}, factor));
}

viewer::PanePoint PaneWidget::panePoint(const QMouseEvent& event) const {
  const QPointF position = positionOf(event) * devicePixelRatioF();
  return {position.x(), position.y()};
}

bool PaneWidget::event(QEvent* event) {
  // QVTKOpenGLNativeWidget hands input to VTK's interactor first; ours goes to the handlers below only.
  switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
      return QOpenGLWidget::event(event);
    default:
      return QVTKOpenGLNativeWidget::event(event);
  }
}

void PaneWidget::mousePressEvent(QMouseEvent* event) {
  emit activated(m_pane);
  if (m_button != Qt::NoButton || !m_leading) return;
  m_button = event->button();
  m_pressed = m_last = panePoint(*event);
  if (m_button == Qt::LeftButton && m_display.tool() == Tool::crosshair) drag(m_last);
}

void PaneWidget::drag(const viewer::PanePoint& to) {
  const viewer::PaneSize size = paneSize();
  const double dx = to.x - m_last.x;
  const double dy = to.y - m_last.y;
  m_last = to;
  switch (m_button) {
    case Qt::LeftButton:
      if (m_display.tool() == Tool::crosshair)
        goTo(viewer::cursorMovedTo(sliceView(), size, to));
      else
        m_display.setWindow(m_pane, viewer::windowDragged(m_display.window(m_pane), size, dx, dy));
      break;
    case Qt::RightButton:
      goTo(viewer::zoomedAbout(sliceView(), size, m_pressed, viewer::zoomFactorOfDrag(size, dy)));
      break;
    case Qt::MiddleButton:
      goTo(viewer::panned(sliceView(), size, dx, dy));
      break;
    default:
      break;
  }
}

void PaneWidget::mouseMoveEvent(QMouseEvent* event) {
  if (m_button != Qt::NoButton && m_leading) drag(panePoint(*event));
}

void PaneWidget::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == m_button) m_button = Qt::NoButton;
}

void PaneWidget::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) emit maximiseAsked(m_pane);
}

void PaneWidget::wheelEvent(QWheelEvent* event) {
  m_wheelRemainder += event->angleDelta().y() / kWheelStep;
  const int steps = static_cast<int>(std::trunc(m_wheelRemainder));
  m_wheelRemainder -= steps;
  scroll(steps);
  event->accept();
}

void PaneWidget::resizeEvent(QResizeEvent* event) {
  QVTKOpenGLNativeWidget::resizeEvent(event);
  emit resized(m_pane);
  refresh();
}

}  // namespace glmamba::app
