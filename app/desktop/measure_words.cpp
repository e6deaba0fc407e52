// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/measure_words.h"

#include <cmath>

#include "app/desktop/translated.h"

namespace glmamba::app {

QString annotationKindText(AnnotationKind kind) {
  switch (kind) {
    case AnnotationKind::distance:
      return tr("Distance");
    case AnnotationKind::angle:
      return tr("Angle");
    case AnnotationKind::profile:
      return tr("Line profile");
    case AnnotationKind::rectangle:
      return tr("Rectangle");
    case AnnotationKind::ellipse:
      return tr("Ellipse");
    case AnnotationKind::freehand:
      break;
  }
  return tr("Free hand");
}

QString measuredText(const Annotation& annotation) {
  if (annotation.kind == AnnotationKind::angle) return tr("%1°").arg(degreesOf(annotation), 0, 'f', 1);
  if (isRegion(annotation.kind)) {
    const double area = areaOf(annotation);
    return tr("%1 mm²").arg(area, 0, 'f', area < 100 ? 1 : 0);
  }
  return tr("%1 mm").arg(lengthOf(annotation), 0, 'f', 1);
}

QString imageShortText(Image image) {
  switch (image) {
    case Image::lr:
      return tr("LR");
    case Image::reference:
      return tr("Ref");
    case Image::sr:
      return tr("SR");
    case Image::error:
      return tr("Err");
    case Image::interpolated:
      return tr("ZF");
    case Image::unregistered:
      return tr("Ref 0");
    case Image::truth:
      break;
  }
  return tr("HR");
}

QString valueText(double value) {
  if (!std::isfinite(value)) return "–";
  const double size = std::abs(value);
  return QString::number(value, 'f', size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4).replace('-', "−");
}

}  // namespace glmamba::app
