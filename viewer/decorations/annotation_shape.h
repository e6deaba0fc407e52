// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viewer/decorations/drawing.h"

namespace glmamba::viewer {

/// Something measured, as it lies in the patient: LPS, millimetres, on the slice.
struct AnnotationShape {
  std::vector<core::Vector3> outline;
  bool isClosed = false;
  std::vector<core::Vector3> handles;  ///< drawn when it is selected
  std::string label;                   ///< beside it: "D1  23.4 mm"; lines by \n
  bool isSelected = false;
};

/// Its outline, with the label at its right end, within the pane.
void addAnnotation(Drawing& drawing, const PaneFrame& frame, const AnnotationShape& shape);

/// Half the side of a handle's square, device pixels.
double handleRadius(const PaneFrame& frame);
/// The handle within reach of a pane point; the nearest of several.
std::optional<std::size_t> handleAt(const PaneFrame& frame, const AnnotationShape& shape, const PanePoint& point);
/// Whether a pane point is within reach of the outline.
bool isNearOutline(const PaneFrame& frame, const AnnotationShape& shape, const PanePoint& point);

}  // namespace glmamba::viewer
