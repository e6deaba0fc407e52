// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/drawing.h"

#include <algorithm>
#include <cmath>

namespace glmamba::viewer {

int fontPixels(const PaneFrame& frame) {
  const double logical = std::min(frame.size.width, frame.size.height) / frame.scale;
  return static_cast<int>(std::lround(frame.scale * std::clamp(logical / 30, 11.0, 16.0)));
}

double margin(const PaneFrame& frame) { return std::round(0.5 * fontPixels(frame)); }

double lineWidth(const PaneFrame& frame) { return std::max(1.0, std::round(frame.scale)); }

void addRimmed(Drawing& drawing, const PaneFrame& frame, const Box& box) {
  const double rim = lineWidth(frame);
  drawing.boxes.push_back(
      {box.left - rim, box.top - rim, box.width + 2 * rim, box.height + 2 * rim, Colour{0, 0, 0}, 0.6});
  drawing.boxes.push_back(box);
}

}  // namespace glmamba::viewer
