// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/scale_bar.h"

#include <cmath>

#include "viewer/decorations/number_text.h"

namespace glmamba::viewer {

double scaleBarMillimetres(double mostMm) {
  const double power = std::pow(10, std::floor(std::log10(mostMm)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= mostMm) return step * power;
  }
  return power;
}

void addScaleBar(Drawing& drawing, const PaneFrame& frame) {
  const double pixelMm = millimetresPerPixel(frame.view, frame.size);
  const double lengthMm = scaleBarMillimetres(frame.size.width * 0.25 * pixelMm);
  const double length = std::round(lengthMm / pixelMm);
  const double edge = margin(frame) + lineWidth(frame);
  const double thickness = 3 * lineWidth(frame);
  const Box bar{frame.size.width - edge - length,
                frame.size.height - edge - thickness,
                length,
                thickness,
                Colour{235, 235, 235},
                1};
  addRimmed(drawing, frame, bar);
  Words words;
  words.text = numberText(lengthMm) + " mm";
  words.at = {bar.left + bar.width, bar.top - std::round(0.4 * margin(frame))};
  words.across = Words::Across::right;
  words.down = Words::Down::bottom;
  words.pixels = fontPixels(frame);
  drawing.words.push_back(words);
}

}  // namespace glmamba::viewer
