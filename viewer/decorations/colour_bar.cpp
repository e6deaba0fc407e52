// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/colour_bar.h"

#include <algorithm>
#include <cmath>

#include "viewer/decorations/number_text.h"

namespace glmamba::viewer {

namespace {

constexpr int kSteps = 64;  ///< colours of the bar; a step of four in 256 is not seen

}  // namespace

void addColourBar(Drawing& drawing, const PaneFrame& frame, ColourMap map, const core::Window& window,
                  const std::string& quantity, const std::string& unit, double below) {
  const int font = fontPixels(frame);
  const double edge = margin(frame) + lineWidth(frame);
  Box bar;
  bar.width = std::round(0.9 * font);
  bar.left = frame.size.width - edge - bar.width;
  const double unitTop = below + edge + std::round(1.35 * font);
  bar.top = unitTop + std::round((unit.empty() ? 0.55 : 1.9) * font);
  bar.height = std::max<double>(std::floor(frame.size.height / 2.0 - 2.0 * font - bar.top), 2.0 * font);
  addRimmed(drawing, frame, bar);

  const auto& colours = colourTable(map);
  for (int step = 0; step < kSteps; ++step) {  // from the top: high values first
    const double top = std::round(bar.top + bar.height * step / kSteps);
    const double bottom = std::round(bar.top + bar.height * (step + 1) / kSteps);
    const Colour colour = colours[static_cast<std::size_t>(std::lround(255.0 * (kSteps - 1 - step) / (kSteps - 1)))];
    drawing.boxes.push_back({bar.left, top, bar.width, bottom - top, colour, 1});
  }

  Words words;
  words.pixels = font;
  words.across = Words::Across::right;
  words.text = quantity;
  words.at = {bar.left + bar.width, below + edge};
  words.down = Words::Down::top;
  drawing.words.push_back(words);
  if (!unit.empty()) {
    words.text = unit;
    words.at.y = unitTop;
    drawing.words.push_back(words);
  }

  words.down = Words::Down::centre;
  const double tick = std::round(0.3 * font);
  for (const double share : {1.0, 0.5, 0.0}) {
    const double y = std::round(bar.top + (1 - share) * (bar.height - lineWidth(frame)));
    drawing.boxes.push_back({bar.left - tick, y, tick, lineWidth(frame), words.colour, 1});
    words.text = numberText(window.low() + share * window.width);
    words.at = {bar.left - 2 * tick, y};
    drawing.words.push_back(words);
  }
}

}  // namespace glmamba::viewer
