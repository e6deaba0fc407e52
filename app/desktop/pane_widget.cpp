// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/pane_widget.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QWheelEvent>
#include <cmath>
#include <utility>

#include "app/desktop/edit_tool.h"
#include "app/desktop/measure_tool.h"
#include "viewer/slice_navigation.h"

namespace glmamba::app {

namespace {

constexpr double kWheelStep = 120;        // eighths of a degree: one notch of a common wheel (QWheelEvent::angleDelta)
constexpr double kDividerReach = 9;       // logical pixels on either side of the line
constexpr double kResizePerNotch = 1.15;  // of the lens and the squares
constexpr double kTitleShareOfWidth = 0.4;  // of the pane: by this it is taken to another place

QPointF positionOf(const QMouseEvent& event) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 0, 0)
  return event.position();
#else
  return event.localPos();
#endif
}

}  // namespace

PaneWidget::PaneWidget(DisplayState& display, QWidget* parent)
    : SceneWidget(parent), m_display(display), m_scene(std::make_unique<viewer::SliceScene>(&renderWindow())) {
  setMinimumSize(160, 120);
  setFocusPolicy(Qt::ClickFocus);
  setMouseTracking(true);
}

PaneWidget::~PaneWidget() {
  makeCurrent();
  m_scene.reset();
}

void PaneWidget::setPlane(const viewer::SlicePlane& plane, const core::Geometry& leading) {
  m_plane = plane;
  m_leading = leading;
}

double PaneWidget::sliceStepMm() const {
  return m_leading ? m_leading->spacing()[static_cast<std::size_t>(viewer::axisAlong(*m_leading, m_plane.normal))] : 1;
}

viewer::SliceView PaneWidget::sliceView() const {
  const Place& place = m_display.place(viewpoint());
  return {m_plane, place.cursor, place.centre, place.heightMm};
}

viewer::PaneSize PaneWidget::paneSize() const {
  const double ratio = pixelRatio();
  return {std::max(1, static_cast<int>(std::lround(width() * ratio))),
          std::max(1, static_cast<int>(std::lround(height() * ratio)))};
}

viewer::PaneRegion PaneWidget::region() const {
  using Kind = viewer::PaneRegion::Kind;
  if (!m_content.second) return {};
  const Layout& layout = m_display.layout();
  const viewer::PaneSize size = paneSize();
  const viewer::PanePoint middle{std::floor(size.width / 2.0), std::floor(size.height / 2.0)};
  const double ratio = pixelRatio();
  switch (layout.kind) {
    case LayoutKind::curtain:
      return {
          Kind::halfPlane, {layout.divider[0] * size.width, layout.divider[1] * size.height}, layout.dividerDegrees};
    case LayoutKind::spyglass:
      return {Kind::disc, m_lens ? viewer::PanePoint{m_lens->x * m_pictureScale, m_lens->y * m_pictureScale} : middle,
              0, layout.lensRadius * ratio};
    case LayoutKind::checkerboard:
      return {Kind::squares, middle, 0, std::round(layout.squareSide * ratio)};
    default:
      return {m_isFixedShown ? Kind::nowhere : Kind::everywhere, middle};
  }
}

void PaneWidget::showFixed(bool fixed) {
  if (fixed == m_isFixedShown) return;
  m_isFixedShown = fixed;
  refresh();
}

void PaneWidget::prepareScene() {
  m_scene->setPixelScale(pixelRatio());
  m_scene->setView(sliceView());
  m_scene->setRegion(region());
  m_scene->first().setWindow(m_display.window(m_content.image));
  if (m_content.second) m_scene->second().setWindow(m_display.window(*m_content.second));
  std::vector<viewer::AnnotationShape> shapes;
  if (m_measure && m_leading) shapes = m_measure->shapesOn(*this);
  if (m_edit && m_leading)
    if (auto outline = m_edit->outlineOn(*this)) shapes.push_back(std::move(*outline));
  m_scene->setAnnotations(shapes);
}

void PaneWidget::drawScene() {
  prepareScene();
  m_scene->render();
}

viewer::Snapshot PaneWidget::snapshot(double scale) {
  prepareWindow();
  const viewer::EnlargedWindow enlarged(renderWindow(), scale);
  const QScopedValueRollback<double> enlargedWords(m_pictureScale, scale);
  prepareScene();
  if (scale != 1) refresh();  // later: the widget's own size again
  return m_scene->snapshot();
}

void PaneWidget::goTo(const viewer::SliceView& view) {
  m_display.setPlace(viewpoint(), {view.cursor, view.centre, view.heightMm});
}

void PaneWidget::scroll(int steps) {
  if (!m_leading || steps == 0) return;
  // Seen from above or from behind, away from the viewer is down or to the front.
  const bool isSeenFromBehind = m_display.convention() == Convention::neurological &&
                                m_content.plane.value_or(m_display.orientation()) != Orientation::sagittal;
  goTo(viewer::scrolled(sliceView(), *m_leading, isSeenFromBehind ? -steps : steps));
}

int PaneWidget::sliceCount() const { return m_leading ? viewer::slicePosition(sliceView(), *m_leading).count : 0; }

void PaneWidget::showSlice(int slice) {
  if (m_leading) goTo(viewer::atSlice(sliceView(), *m_leading, slice));
}

void PaneWidget::zoom(double factor) {
  const viewer::PaneSize size = paneSize();
  if (m_leading) goTo(viewer::zoomedAbout(sliceView(), size, {size.width / 2.0, size.height / 2.0}, factor));
}

viewer::PanePoint PaneWidget::panePoint(const QMouseEvent& event) const {
  const QPointF position = positionOf(event) * devicePixelRatioF();
  return {position.x(), position.y()};
}

PaneWidget::Grip PaneWidget::gripAt(const viewer::PanePoint& point) {
  const viewer::PaneSize size = paneSize();
  const viewer::Box chip = viewer::linkChipBox({sliceView(), size, devicePixelRatioF()});
  if (point.y < chip.top + chip.height && point.x < kTitleShareOfWidth * size.width) return Grip::title;
  switch (viewer::dividerGripAt(region(), size, point, kDividerReach * devicePixelRatioF())) {
    case viewer::DividerGrip::line:
      return Grip::dividerLine;
    case viewer::DividerGrip::turn:
      return Grip::dividerEnd;
    case viewer::DividerGrip::none:
      break;
  }
  return m_measure && m_measure->canGrip(*this, point) ? Grip::measure : Grip::image;
}

void PaneWidget::showGrip(const viewer::PanePoint& point) {
  switch (gripAt(point)) {
    case Grip::title:
      setCursor(Qt::OpenHandCursor);
      break;
    case Grip::dividerLine:
      setCursor(std::abs(viewer::intoHalfPlane(region()).x) > 0.7 ? Qt::SplitHCursor : Qt::SplitVCursor);
      break;
    case Grip::dividerEnd:
      setCursor(Qt::SizeAllCursor);
      break;
    case Grip::measure:
      setCursor(Qt::SizeAllCursor);
      break;
    case Grip::mask:
    case Grip::image:
      if (drawnBy(m_display.tool()) || editsMasks(m_display.tool()))
        setCursor(Qt::CrossCursor);
      else
        unsetCursor();
      break;
  }
}

void PaneWidget::mousePressEvent(QMouseEvent* event) {
  emit activated();
  if (m_button != Qt::NoButton || !m_leading) return;
  m_button = event->button();
  m_pressed = m_last = panePoint(*event);
  m_grip = m_button == Qt::LeftButton ? gripAt(m_last) : Grip::image;
  if (m_grip == Grip::title) setCursor(Qt::ClosedHandCursor);
  const bool isForImage = m_button == Qt::LeftButton && (m_grip == Grip::image || m_grip == Grip::measure);
  if (isForImage && m_measure && m_measure->press(*this, m_last)) m_grip = Grip::measure;
  if (m_button == Qt::LeftButton && m_grip == Grip::image && m_edit && m_edit->press(*this, m_last))
    m_grip = Grip::mask;
  if (m_button == Qt::LeftButton && m_grip == Grip::image && m_display.tool() == Tool::crosshair) drag(m_last);
}

void PaneWidget::setDivider(const viewer::PaneRegion& divider) {
  const viewer::PaneSize size = paneSize();
  Layout layout = m_display.layout();
  layout.divider = {divider.at.x / size.width, divider.at.y / size.height};
  layout.dividerDegrees = divider.degrees;
  m_display.setLayout(layout);
}

void PaneWidget::dragLeft(const viewer::PanePoint& to, double dx, double dy) {
  const viewer::PaneSize size = paneSize();
  const viewer::PaneRegion divider = region();
  switch (m_grip) {
    case Grip::title:
      return;
    case Grip::dividerLine:
      return setDivider(viewer::dividerMovedTo(divider, size, {divider.at.x + dx, divider.at.y + dy}));
    case Grip::dividerEnd:
      return setDivider(viewer::dividerTurned(divider, {to.x - dx, to.y - dy}, to));
    case Grip::measure:
      return m_measure->drag(*this, to);
    case Grip::mask:
      return m_edit->drag(*this, to);
    case Grip::image:
      break;
  }
  if (m_display.tool() == Tool::crosshair)
    goTo(viewer::cursorMovedTo(sliceView(), size, to));
  else
    m_display.setWindow(m_content.image, viewer::windowDragged(m_display.window(m_content.image), size, dx, dy));
}

void PaneWidget::drag(const viewer::PanePoint& to) {
  const viewer::PaneSize size = paneSize();
  const double dx = to.x - m_last.x;
  const double dy = to.y - m_last.y;
  m_last = to;
  switch (m_button) {
    case Qt::LeftButton:
      dragLeft(to, dx, dy);
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
  const viewer::PanePoint point = panePoint(*event);
  if (m_content.second && m_display.layout().kind == LayoutKind::spyglass) {
    m_lens = point;
    refresh();
  }
  if (!m_leading) return;
  if (m_button != Qt::NoButton) return drag(point);
  if (m_measure) m_measure->hover(*this, point);
  if (m_edit) m_edit->hover(*this, point);
  showGrip(point);
}

void PaneWidget::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != m_button) return;
  m_button = Qt::NoButton;
  const viewer::PanePoint point = panePoint(*event);
  if (m_grip == Grip::measure) m_measure->release();
  if (m_grip == Grip::mask) m_edit->release();
  if (m_grip == Grip::title && event->button() == Qt::LeftButton) {
    const viewer::Box chip = viewer::linkChipBox({sliceView(), paneSize(), devicePixelRatioF()});
    const double moved = std::hypot(point.x - m_pressed.x, point.y - m_pressed.y);
    if (moved > QApplication::startDragDistance() * devicePixelRatioF())
      emit droppedAt(mapToGlobal(event->pos()));
    else if (m_pressed.x < chip.left + chip.width)
      emit nextGroupAsked();
  }
  m_grip = Grip::image;
  showGrip(point);
}

void PaneWidget::mouseDoubleClickEvent(QMouseEvent* event) {
  const bool isForImage = gripAt(panePoint(*event)) == Grip::image && !editsMasks(m_display.tool());
  if (event->button() == Qt::LeftButton && isForImage) emit maximiseAsked();
}

void PaneWidget::resizeRegion(double notches) {
  Layout layout = m_display.layout();
  double& size = layout.kind == LayoutKind::spyglass ? layout.lensRadius : layout.squareSide;
  size = std::clamp(size * std::pow(kResizePerNotch, notches), 16.0, 600.0);
  m_display.setLayout(layout);
}

void PaneWidget::wheelEvent(QWheelEvent* event) {
  event->accept();
  // With Alt, Qt turns an upright wheel into a sideways one.
  if (m_content.second && (event->modifiers() & Qt::AltModifier)) {
    resizeRegion((event->angleDelta().x() + event->angleDelta().y()) / kWheelStep);
    return;
  }
  m_wheelRemainder += event->angleDelta().y() / kWheelStep;
  const int steps = static_cast<int>(std::trunc(m_wheelRemainder));
  m_wheelRemainder -= steps;
  scroll(steps);
}

void PaneWidget::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_measure && m_measure->cancel()) return;
  SceneWidget::keyPressEvent(event);
}

}  // namespace glmamba::app
