// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/surface_widget.h"

#include <QMouseEvent>
#include <QPointer>
#include <QWheelEvent>
#include <cmath>

namespace glmamba::app {

namespace {

// Fine enough for a face, and some 30,000 triangles for a head, which software OpenGL turns at 20 frames a second.
constexpr double kDetailMm = 2.5;

struct Surfaces {
  viewer::Surface outer;
  std::vector<viewer::LabelSurface> labels;
};

}  // namespace

SurfaceWidget::SurfaceWidget(JobRunner& jobs, QWidget* parent)
    : SceneWidget(parent), m_jobs(jobs), m_scene(std::make_unique<viewer::SurfaceScene>(&renderWindow())) {
  setObjectName("surface");
  setAccessibleName(tr("3-D view"));
  setMinimumSize(160, 120);
  setFocusPolicy(Qt::ClickFocus);
}

SurfaceWidget::~SurfaceWidget() {
  makeCurrent();
  m_scene.reset();
}

void SurfaceWidget::setVolumes(const core::VolumePtr& image, const core::VolumePtr& labels,
                               const viewer::LabelTable& table) {
  if (image == m_image && labels == m_labels && table == m_table) return refresh();
  m_image = image;
  m_labels = labels;
  m_table = table;
  m_scene->setMessage(image ? tr("Making the surface …").toStdString() : std::string());
  if (!image) {
    m_jobs.abandonSlot("surface");
    m_scene->setOuter({});
    m_scene->setLabels({});
    return refresh();
  }
  m_jobs.start<Surfaces>(
      Lane::background, {tr("Making the surface"), "surface"},
      [image, labels, table](const JobContext& context) {
        Surfaces surfaces{viewer::outerSurface(*image, kDetailMm, context.cancel), {}};
        if (labels) surfaces.labels = viewer::labelSurfaces(*labels, table, context.cancel);
        return surfaces;
      },
      [self = QPointer<SurfaceWidget>(this)](core::Outcome<Surfaces> outcome) {
        if (!self) return;
        if (const auto* surfaces = std::get_if<Surfaces>(&outcome)) {
          self->m_scene->setMessage(tr("Nothing to see: the image has no contrast").toStdString());
          self->m_scene->setOuter(surfaces->outer);
          self->m_scene->setLabels(surfaces->labels);
        } else if (const auto* failure = std::get_if<core::Failure>(&outcome)) {
          self->m_scene->setMessage(failure->error.what());
        }
        self->refresh();
      });
  refresh();
}

void SurfaceWidget::setWords(const std::string& title, const std::string& notice) {
  m_scene->setTitle(title);
  m_scene->setNotice(notice);
}

void SurfaceWidget::setCursorPoint(const core::Vector3& lps) {
  m_scene->setCursor(lps);
  refresh();
}

void SurfaceWidget::reset() {
  m_scene->reset();
  refresh();
}

void SurfaceWidget::drawScene() {
  m_scene->setPixelScale(devicePixelRatioF());
  m_scene->render();
}

viewer::Snapshot SurfaceWidget::snapshot(double scale) {
  prepareWindow();
  const viewer::EnlargedWindow enlarged(renderWindow(), scale);
  m_scene->setPixelScale(devicePixelRatioF() * scale);
  if (scale != 1) refresh();  // later: the widget's own size again
  return m_scene->snapshot();
}

void SurfaceWidget::mousePressEvent(QMouseEvent* event) { m_last = event->pos(); }

void SurfaceWidget::mouseMoveEvent(QMouseEvent* event) {
  const QPointF step = QPointF(event->pos() - m_last) * devicePixelRatioF();
  m_last = event->pos();
  if (event->buttons() & Qt::LeftButton)
    m_scene->turn(step.x(), step.y());
  else if (event->buttons() & Qt::RightButton)
    m_scene->zoom(std::exp2(3 * step.y() / (height() * devicePixelRatioF())));
  else if (event->buttons() & Qt::MiddleButton)
    m_scene->pan(step.x(), step.y());
  refresh();
}

void SurfaceWidget::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) emit maximiseAsked();
}

void SurfaceWidget::wheelEvent(QWheelEvent* event) {
  m_scene->zoom(std::exp2(event->angleDelta().y() / 960.0));
  refresh();
  event->accept();
}

}  // namespace glmamba::app
