// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewer/decorations/drawing.h"

namespace glmamba::viewer {

/// 1, 2 or 5 times a power of ten millimetres: the longest that is no longer than `mostMm`.
double scaleBarMillimetres(double mostMm);
/// A bar of that many millimetres, up to a quarter of the pane's width, at the bottom right.
void addScaleBar(Drawing& drawing, const PaneFrame& frame);

}  // namespace glmamba::viewer
