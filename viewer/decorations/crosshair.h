// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewer/decorations/drawing.h"

namespace glmamba::viewer {

/// Thin lines through the cursor, open in the middle so that the voxel under it is seen.
void addCrosshair(Drawing& drawing, const PaneFrame& frame);

}  // namespace glmamba::viewer
