// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/annotation_shape.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace glmamba::viewer {

namespace {

// Yellow of Okabe and Ito: apart from the crosshair's blue, the notices' amber and every grey.
constexpr Colour kColour{240, 228, 66};
constexpr Colour kRim{0, 0, 0};
constexpr double kReach = 7;           // logical pixels
constexpr double kLineDistance = 1.4;  // of the font

std::vector<PanePoint> projected(const PaneFrame& frame, const std::vector<core::Vector3>& points) {
  std::vector<PanePoint> onPane;
  for (const core::Vector3& point : points) onPane.push_back(displayFromLps(frame.view, frame.size, point));
  return onPane;
}

double distanceToSegment(const PanePoint& point, const PanePoint& a, const PanePoint& b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double along = squared > 0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
  return std::hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}

void addLabel(Drawing& drawing, const PaneFrame& frame, const std::vector<PanePoint>& outline,
              const std::string& label) {
  const auto rightmost = std::max_element(outline.begin(), outline.end(),
                                          [](const PanePoint& a, const PanePoint& b) { return a.x < b.x; });
  const int font = fontPixels(frame);
  std::istringstream lines(label);
  std::vector<std::string> texts;
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) {
    longest = std::max(longest, line.size());
    texts.push_back(line);
  }
  // Letters are about half as wide as high; what would leave the pane goes inside of it.
  const double width = 0.55 * font * static_cast<double>(longest);
  const double height = kLineDistance * font * static_cast<double>(texts.size());
  const double edge = margin(frame);
  double x = std::round(rightmost->x + 2 * edge);
  if (x + width > frame.size.width - edge) x = std::max(edge, frame.size.width - edge - width);
  double y = std::round(std::clamp(rightmost->y - height / 2, edge, std::max(edge, frame.size.height - edge - height)));
  for (const std::string& text : texts) {
    Words words;
    words.text = text;
    words.at = {x, y};
    words.pixels = font;
    words.colour = kColour;
    drawing.words.push_back(words);
    y += std::round(kLineDistance * font);
  }
}

}  // namespace

double handleRadius(const PaneFrame& frame) { return std::round(3.5 * frame.scale); }

void addAnnotation(Drawing& drawing, const PaneFrame& frame, const AnnotationShape& shape) {
  const std::vector<PanePoint> outline = projected(frame, shape.outline);
  if (outline.empty()) return;
  const double line = lineWidth(frame) * (shape.isSelected ? 2 : 1.5);
  drawing.strokes.push_back({outline, shape.isClosed, line + 2 * lineWidth(frame), kRim, 0.55});
  drawing.strokes.push_back({outline, shape.isClosed, line, kColour, 1});
  if (shape.isSelected) {
    const double radius = handleRadius(frame);
    for (const PanePoint& at : projected(frame, shape.handles)) {
      const double left = std::round(at.x - radius), top = std::round(at.y - radius);
      drawing.handles.push_back({left - 1, top - 1, 2 * radius + 2, 2 * radius + 2, kRim, 1});
      drawing.handles.push_back({left, top, 2 * radius, 2 * radius, kColour, 1});
    }
  }
  if (!shape.label.empty()) addLabel(drawing, frame, outline, shape.label);
}

std::optional<std::size_t> handleAt(const PaneFrame& frame, const AnnotationShape& shape, const PanePoint& point) {
  std::optional<std::size_t> best;
  double nearest = kReach * frame.scale;
  const std::vector<PanePoint> handles = projected(frame, shape.handles);
  for (std::size_t n = 0; n < handles.size(); ++n) {
    const double distance = std::hypot(handles[n].x - point.x, handles[n].y - point.y);
    if (distance > nearest) continue;
    nearest = distance;
    best = n;
  }
  return best;
}

bool isNearOutline(const PaneFrame& frame, const AnnotationShape& shape, const PanePoint& point) {
  const std::vector<PanePoint> outline = projected(frame, shape.outline);
  const std::size_t segments = shape.isClosed ? outline.size() : std::max<std::size_t>(outline.size(), 1) - 1;
  for (std::size_t n = 0; n < segments; ++n)
    if (distanceToSegment(point, outline[n], outline[(n + 1) % outline.size()]) <= kReach * frame.scale) return true;
  return false;
}

}  // namespace glmamba::viewer
