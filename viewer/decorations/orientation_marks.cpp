// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/orientation_marks.h"

#include <cmath>

namespace glmamba::viewer {

using core::operator*;

void addOrientationMarks(Drawing& drawing, const PaneFrame& frame) {
  const double edge = margin(frame);
  const double right = frame.size.width - edge;
  const double bottom = frame.size.height - edge;
  const double middleX = std::floor(frame.size.width / 2.0);
  const double middleY = std::floor(frame.size.height / 2.0);
  const SlicePlane& plane = frame.view.plane;
  const auto mark = [&](const core::Vector3& direction, PanePoint at, Words::Across across, Words::Down down) {
    Words words;
    words.text = orientationLetters(direction);
    words.at = at;
    words.across = across;
    words.down = down;
    words.pixels = static_cast<int>(std::lround(1.15 * fontPixels(frame)));
    words.bold = true;
    drawing.words.push_back(words);
  };
  mark(-1.0 * plane.right, {edge, middleY}, Words::Across::left, Words::Down::centre);
  mark(plane.right, {right, middleY}, Words::Across::right, Words::Down::centre);
  mark(-1.0 * plane.down, {middleX, edge}, Words::Across::centre, Words::Down::top);
  mark(plane.down, {middleX, bottom}, Words::Across::centre, Words::Down::bottom);
}

}  // namespace glmamba::viewer
