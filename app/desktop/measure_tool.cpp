// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/measure_tool.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/measure_words.h"
#include "app/desktop/pane_widget.h"

namespace glmamba::app {

using core::Vector3;
using core::operator-;

namespace {

/// Less than this between two points of a free outline, or between both ends of anything, is a trembling hand.
constexpr double kLeastPixels = 2;

viewer::PaneFrame frameOf(const PaneWidget& pane) {
  return {pane.sliceView(), pane.paneSize(), pane.devicePixelRatioF()};
}

/// Its place alone, which is what can be held.
viewer::AnnotationShape bareShape(const Annotation& annotation) {
  viewer::AnnotationShape shape;
  shape.outline = outlineOf(annotation);
  shape.isClosed = isRegion(annotation.kind);
  shape.handles = handlesOf(annotation);
  return shape;
}

Vector3 lpsAt(const PaneWidget& pane, const viewer::PanePoint& point) {
  return viewer::lpsFromDisplay(pane.sliceView(), pane.paneSize(), point);
}

}  // namespace

MeasureTool::MeasureTool(Session& session, DisplayState& display, QObject* parent)
    : QObject(parent), m_annotations(session.annotations()), m_display(display) {
  connect(&m_annotations, &Annotations::changed, this, [this] {
    m_meter.keepOnly(m_annotations.all());
    emit shapesChanged();
  });
  connect(&m_annotations, &Annotations::selectionChanged, this, &MeasureTool::shapesChanged);
  connect(&display, &DisplayState::changed, this, [this] {
    const Annotation* draft = m_annotations.find(m_draft);
    if (draft && drawnBy(m_display.tool()) != draft->kind) cancel();
  });
}

void MeasureTool::setImages(std::vector<MeasuredImage> images, core::VolumePtr truth) {
  m_meter.setImages(std::move(images), std::move(truth));
}

bool MeasureTool::isShownOn(const Annotation& annotation, const PaneWidget& pane) const {
  const viewer::SliceView view = pane.sliceView();
  if (!isOnPlane(annotation, view.cursor, view.plane.normal, pane.sliceStepMm() / 2)) return false;
  const auto& images = m_meter.images();
  const auto found = std::find_if(images.begin(), images.end(), [&](const MeasuredImage& each) {
    return each.image == pane.content().image && each.volume;
  });
  return found == images.end() ||
         isSameFrame(annotation.frameOfReferenceUid, found->volume->geometry().frameOfReferenceUid());
}

std::string MeasureTool::labelOf(const Annotation& annotation, const PaneWidget& pane) {
  QString label = QString::fromStdString(annotation.name) + "  " + measuredText(annotation);
  // All of them with all their numbers would cover the image; the table has them.
  if (m_annotations.selected() != &annotation) return label.toStdString();
  const auto add = [&](Image image) {
    const AnnotationValues* values = m_meter.values(annotation, image);
    if (!values) return;
    if (values->statistics)
      label += "\n" + MeasureTool::tr("mean %1 ± %2")
                          .arg(valueText(values->statistics->mean), valueText(values->statistics->deviation));
    if (annotation.kind == AnnotationKind::profile)
      label += "\n" + (values->edge ? MeasureTool::tr("edge %1 mm").arg(values->edge->widthMm, 0, 'f', 2)
                                    : MeasureTool::tr("no edge"));
  };
  add(pane.content().image);
  if (pane.content().second) add(*pane.content().second);
  return label.toStdString();
}

viewer::AnnotationShape MeasureTool::shapeOf(const Annotation& annotation, const PaneWidget& pane) {
  viewer::AnnotationShape shape = bareShape(annotation);
  shape.isSelected = m_annotations.selected() == &annotation;
  if (isComplete(annotation)) shape.label = labelOf(annotation, pane);
  return shape;
}

std::vector<viewer::AnnotationShape> MeasureTool::shapesOn(const PaneWidget& pane) {
  std::vector<viewer::AnnotationShape> shapes;
  for (const Annotation& annotation : m_annotations.all())
    if (isShownOn(annotation, pane)) shapes.push_back(shapeOf(annotation, pane));
  return shapes;
}

std::optional<MeasureTool::Hold> MeasureTool::holdAt(PaneWidget& pane, const viewer::PanePoint& point) {
  const viewer::PaneFrame frame = frameOf(pane);
  // The selected one's handles can be taken with any tool; lines only while measuring, so that they are never in the
  // way of the crosshair.
  if (const Annotation* selected = m_annotations.selected(); selected && isShownOn(*selected, pane))
    if (const auto handle = viewer::handleAt(frame, bareShape(*selected), point))
      return Hold{selected->id, handle, lpsAt(pane, point), *selected};
  if (!drawnBy(m_display.tool())) return {};
  for (auto annotation = m_annotations.all().rbegin(); annotation != m_annotations.all().rend(); ++annotation) {
    if (!isShownOn(*annotation, pane)) continue;
    const viewer::AnnotationShape shape = bareShape(*annotation);
    const auto handle = viewer::handleAt(frame, shape, point);
    if (handle || viewer::isNearOutline(frame, shape, point))
      return Hold{annotation->id, handle, lpsAt(pane, point), *annotation};
  }
  return {};
}

bool MeasureTool::canGrip(PaneWidget& pane, const viewer::PanePoint& point) {
  return m_draft == 0 && holdAt(pane, point).has_value();
}

bool MeasureTool::press(PaneWidget& pane, const viewer::PanePoint& point) {
  if (m_isSecondLeg) {
    drag(pane, point);
    m_isSecondLeg = false;
    return true;
  }
  m_hold = holdAt(pane, point);
  if (m_hold) {
    m_annotations.select(m_hold->id);
    return true;
  }
  if (const auto kind = drawnBy(m_display.tool())) {
    begin(pane, lpsAt(pane, point), *kind);
    return true;
  }
  return false;
}

void MeasureTool::begin(PaneWidget& pane, const Vector3& at, AnnotationKind kind) {
  const viewer::SliceView view = pane.sliceView();
  m_millimetresPerPixel = viewer::millimetresPerPixel(view, pane.paneSize());
  Annotation annotation;
  annotation.kind = kind;
  annotation.points = kind == AnnotationKind::freehand ? std::vector<Vector3>{at} : std::vector<Vector3>{at, at};
  annotation.right = view.plane.right;
  annotation.down = view.plane.down;
  for (const MeasuredImage& image : m_meter.images())
    if (image.image == pane.content().image && image.volume)
      annotation.frameOfReferenceUid = image.volume->geometry().frameOfReferenceUid();
  m_draft = m_annotations.add(annotation);
}

void MeasureTool::moveDraft(const Vector3& to) {
  const Annotation* found = m_annotations.find(m_draft);
  if (!found) return;
  Annotation draft = *found;
  if (draft.kind != AnnotationKind::freehand)
    draft.points.back() = to;
  else if (core::length(to - draft.points.back()) >= kLeastPixels * m_millimetresPerPixel)
    draft.points.push_back(to);
  m_annotations.set(draft);
}

void MeasureTool::drag(PaneWidget& pane, const viewer::PanePoint& point) {
  const Vector3 at = lpsAt(pane, point);
  if (m_draft != 0) return moveDraft(at);
  if (!m_hold) return;
  const Vector3 by = at - m_hold->from;
  m_annotations.set(m_hold->handle ? withHandleAt(m_hold->before, *m_hold->handle, at) : moved(m_hold->before, by));
}

void MeasureTool::hover(PaneWidget& pane, const viewer::PanePoint& point) {
  if (m_isSecondLeg) moveDraft(lpsAt(pane, point));
}

void MeasureTool::release() {
  if (m_hold) {
    const Annotation* held = m_annotations.find(m_hold->id);
    if (held && !isComplete(*held)) m_annotations.set(m_hold->before);
    m_hold.reset();
    m_annotations.commit();
    return;
  }
  const Annotation* draft = m_annotations.find(m_draft);
  if (!draft || m_isSecondLeg) return;
  const double least = kLeastPixels * m_millimetresPerPixel;
  const bool isClick = draft->points.size() == 2 && core::length(draft->points[1] - draft->points[0]) < least;
  if (isClick) {
    cancel();
  } else if (draft->kind == AnnotationKind::angle && draft->points.size() == 2) {
    Annotation angle = *draft;
    angle.points.push_back(angle.points.back());
    m_isSecondLeg = true;
    m_annotations.set(angle);
  } else {
    end();
  }
}

void MeasureTool::end() {
  const Annotation* draft = m_annotations.find(m_draft);
  if (!draft || !isComplete(*draft)) {
    cancel();
    return;
  }
  m_draft = 0;
  m_annotations.commit();
}

bool MeasureTool::cancel() {
  const AnnotationId given = m_draft;
  m_draft = 0;
  m_isSecondLeg = false;
  m_annotations.remove(given);
  return given != 0;
}

}  // namespace glmamba::app
