// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/window.h"
#include "viewer/decorations/drawing.h"

namespace glmamba::viewer {

/// A colour bar at the top right, `below` pixels under the edge, above the middle of the edge, where an orientation
/// letter stands: `quantity` and, under that, `unit` over it (on one line, long units would run into the letter at the
/// top), the window's low end, middle and high end beside it.
void addColourBar(Drawing& drawing, const PaneFrame& frame, ColourMap map, const core::Window& window,
                  const std::string& quantity, const std::string& unit, double below = 0);

}  // namespace glmamba::viewer
