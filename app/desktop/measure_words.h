// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "app/model/annotation.h"
#include "app/model/layout.h"

namespace glmamba::app {

/// "Distance", "Line profile", …
QString annotationKindText(AnnotationKind kind);
/// What an annotation says without an image: "23.4 mm", "41.0°", "152 mm²".
QString measuredText(const Annotation& annotation);
/// "LR", "Ref", …: for narrow columns.
QString imageShortText(Image image);
/// A voxel value, or a mean of them: as many digits after the point as its size leaves sense in.
QString valueText(double value);

}  // namespace glmamba::app
