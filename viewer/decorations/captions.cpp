#include "viewer/decorations/captions.h"

#include <cmath>

#include "viewer/decorations/number_text.h"

namespace glmamba::viewer {

using core::operator*;

void addTitle(Drawing& drawing, const PaneFrame& frame, const Captions& captions) {
  PanePoint at{margin(frame), margin(frame)};
  const auto line = [&](const std::string& text, double size, bool bold, Colour colour) {
    if (text.empty()) return;
    Words words;
    words.text = text;
    words.at = at;
    words.pixels = static_cast<int>(std::lround(size * fontPixels(frame)));
    words.bold = bold;
    words.colour = colour;
    drawing.words.push_back(words);
    at.y += std::round(1.45 * words.pixels);
  };
  const Colour plain = Words{}.colour;
  line(captions.title, 1.1, true, plain);
  line(captions.notice, 1, true, {255, 190, 60});
  if (!captions.interpolation.empty()) {
    const double pixelsPerMm = 1 / millimetresPerPixel(frame.view, frame.size);
    line(captions.interpolation + " \u00b7 " + numberText(pixelsPerMm) + " px/mm", 0.9, false, plain);
  }
}

std::string slicePositionText(const SliceView& view, const SlicePosition& position) {
  const double towards = position.depthMm < 0 ? -1 : 1;
  std::string text;
  if (position.number >= 1 && position.number <= position.count)
    text = std::to_string(position.number) + "/" + std::to_string(position.count) + "  ";
  return text + orientationLetters(towards * view.plane.normal) + " " + tenthsText(std::abs(position.depthMm)) + " mm";
}

void addSlicePosition(Drawing& drawing, const PaneFrame& frame, const SlicePosition& position) {
  Words words;
  words.text = slicePositionText(frame.view, position);
  words.at = {margin(frame), frame.size.height - margin(frame)};
  words.down = Words::Down::bottom;
  words.pixels = fontPixels(frame);
  drawing.words.push_back(words);
}

void addMessage(Drawing& drawing, const PaneFrame& frame, const std::string& message) {
  if (message.empty()) return;
  Words words;
  words.text = message;
  words.at = {std::floor(frame.size.width / 2.0), std::floor(frame.size.height / 2.0)};
  words.across = Words::Across::centre;
  words.down = Words::Down::centre;
  words.pixels = static_cast<int>(std::lround(1.1 * fontPixels(frame)));
  words.colour = {170, 170, 170};
  drawing.words.push_back(words);
}

void addFrame(Drawing& drawing, const PaneFrame& frame) {
  const double width = 2 * lineWidth(frame);
  const double right = frame.size.width - width;
  const double bottom = frame.size.height - width;
  const Colour colour{90, 200, 250};
  drawing.boxes.push_back({0, 0, static_cast<double>(frame.size.width), width, colour, 1});
  drawing.boxes.push_back({0, bottom, static_cast<double>(frame.size.width), width, colour, 1});
  drawing.boxes.push_back({0, width, width, bottom - width, colour, 1});
  drawing.boxes.push_back({right, width, width, bottom - width, colour, 1});
}

}  // namespace glmamba::viewer
