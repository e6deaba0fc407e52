// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/crosshair.h"

#include <cmath>

namespace glmamba::viewer {

void addCrosshair(Drawing& drawing, const PaneFrame& frame) {
  const PanePoint cursor = displayFromLps(frame.view, frame.size, frame.view.cursor);
  const double width = lineWidth(frame);
  const double gap = std::round(7 * frame.scale);
  const double x = std::floor(cursor.x - (width - 1) / 2);
  const double y = std::floor(cursor.y - (width - 1) / 2);
  const auto line = [&](double left, double top, double right, double bottom) {
    const double l = std::max(left, 0.0), t = std::max(top, 0.0);
    const double r = std::min<double>(right, frame.size.width), b = std::min<double>(bottom, frame.size.height);
    if (r > l && b > t) drawing.boxes.push_back({l, t, r - l, b - t, Colour{90, 200, 250}, 0.75});
  };
  line(0, y, x - gap, y + width);
  line(x + width + gap, y, frame.size.width, y + width);
  line(x, 0, x + width, y - gap);
  line(x, y + width + gap, x + width, frame.size.height);
}

}  // namespace glmamba::viewer
