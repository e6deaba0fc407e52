// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewer/decorations/drawing.h"

namespace glmamba::viewer {

/// The patient's directions in the middle of the four edges: "R" on the left of an axial slice.
void addOrientationMarks(Drawing& drawing, const PaneFrame& frame);

}  // namespace glmamba::viewer
