// SPDX-License-Identifier: Apache-2.0
#include "app/cli/comparison_picture.h"

#include <cstdio>
#include <string>
#include <vector>

#include "app/cli/pixel_font.h"
#include "app/report/slice_picture.h"
#include "core/window.h"
#include "inference/imaging/metrics.h"

namespace glmamba::cli {

namespace {

constexpr int kSmallestPanel = 360;  // pixels: a label of 28 letters at double size fits
constexpr int kMargin = 6;
constexpr int kTextSize = 2;
constexpr int kHeader = kGlyphHeight * kTextSize + 2 * kMargin;
// An error of a tenth of the window is as bright as the map gets: larger ones are plain to see in the image itself.
constexpr double kErrorShare = 0.1;

}  // namespace

io::RgbImage comparisonPicture(const Comparison& comparison, int slice) {
  const report::SlicePage page = report::pageFor(comparison.sr->geometry(), kSmallestPanel);
  const core::Window window = core::autoWindow(comparison.truth ? *comparison.truth : *comparison.interpolated);
  const core::Window referenceWindow = core::autoWindow(*comparison.reference);
  const double worst = kErrorShare * window.width;

  struct Panel {
    std::string label;
    core::VolumePtr volume;
    int k;
    double low, high;
    report::ColourMap colours;
  };
  std::vector<Panel> panels{
      {"LR, INTERPOLATED", comparison.interpolated, slice, window.low(), window.high(), report::grey},
      {"REFERENCE", comparison.reference, slice, referenceWindow.low(), referenceWindow.high(), report::grey},
      {"SR X" + std::to_string(comparison.scaleFactor) + " (AI, RESEARCH USE)", comparison.sr, slice, window.low(),
       window.high(), report::grey}};
  if (comparison.truth) {
    panels.push_back({"HR, TRUTH", comparison.truth, slice, window.low(), window.high(), report::grey});
    char end[32];
    std::snprintf(end, sizeof end, "%.3g", worst);
    panels.push_back({std::string("ERROR |SR-HR| 0 - ") + end,
                      imaging::absoluteError(*core::slices(*comparison.truth, slice, slice + 1),
                                             *core::slices(*comparison.sr, slice, slice + 1)),
                      0, 0, worst, report::heat});
  }

  io::RgbImage picture;
  const int step = page.width + kMargin;
  picture.width = static_cast<int>(panels.size()) * step + kMargin;
  picture.height = page.height + kHeader + kMargin;
  picture.rgb.assign(3 * static_cast<std::size_t>(picture.width) * picture.height, 32);
  for (std::size_t n = 0; n < panels.size(); ++n) {
    const int left = kMargin + static_cast<int>(n) * step;
    drawText(picture, left, kMargin, panels[n].label, kTextSize);
    report::drawSlice(picture, left, kHeader, page, *panels[n].volume, panels[n].k, panels[n].low, panels[n].high,
                      panels[n].colours);
  }
  if (comparison.truth) {  // the colour bar, along the right edge of the last panel, brightest on top
    const int barHeight = page.height / 2, right = picture.width - kMargin, top = kHeader + page.height / 4;
    report::drawColourBar(picture, right - 10, top, 10, barHeight, report::heat);
  }
  return picture;
}

}  // namespace glmamba::cli
