#include "app/cli/comparison_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "app/cli/pixel_font.h"
#include "core/window.h"
#include "inference/imaging/metrics.h"

namespace glmamba::cli {

namespace {

using Colour = std::array<std::uint8_t, 3>;
using ColourMap = std::function<Colour(double fraction)>;

constexpr int kSmallestPanel = 360;  // pixels: a label of 28 letters at double size fits
constexpr int kMargin = 6;
constexpr int kTextSize = 2;
constexpr int kHeader = kGlyphHeight * kTextSize + 2 * kMargin;
// An error of a tenth of the window is as bright as the map gets: larger ones are plain to see in the image itself.
constexpr double kErrorShare = 0.1;

Colour grey(double fraction) {
  const auto value = static_cast<std::uint8_t>(std::lround(255 * fraction));
  return {value, value, value};
}

/// Black, violet, red, orange, yellow: lightness grows evenly, also for the colour-blind (after matplotlib's inferno).
Colour heat(double fraction) {
  constexpr std::array<std::array<double, 3>, 6> stops{
      {{0, 0, 4}, {66, 10, 104}, {147, 38, 103}, {221, 81, 58}, {252, 165, 10}, {252, 255, 164}}};
  const double at = fraction * (stops.size() - 1);
  const std::size_t low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
  Colour colour;
  for (int c = 0; c < 3; ++c)
    colour[c] =
        static_cast<std::uint8_t>(std::lround(stops[low][c] + (at - low) * (stops[low + 1][c] - stops[low][c])));
  return colour;
}

/// How a slice is laid on the page: where a page pixel is in the slice.
struct Page {
  int width = 0;
  int height = 0;
  double columnsPerPixel = 1;
  double rowsPerPixel = 1;
  bool flipColumns = false;
  bool flipRows = false;
};

/// The patient axis (L, P, S) that a direction mostly runs along, and whether towards its negative end.
std::pair<int, bool> mainAxis(const core::Vector3& direction) {
  int axis = 0;
  for (int other : {1, 2})
    if (std::abs(direction[other]) > std::abs(direction[axis])) axis = other;
  return {axis, direction[axis] < 0};
}

Page pageFor(const core::Geometry& grid) {
  const double wide = grid.size()[0] * grid.spacing()[0], high = grid.size()[1] * grid.spacing()[1];
  const double finest = std::min(grid.spacing()[0], grid.spacing()[1]);
  const double zoom = std::max(1.0, std::ceil(kSmallestPanel * finest / wide));
  const double millimetresPerPixel = finest / zoom;
  Page page;
  page.width = std::max(1, static_cast<int>(std::lround(wide / millimetresPerPixel)));
  page.height = std::max(1, static_cast<int>(std::lround(high / millimetresPerPixel)));
  page.columnsPerPixel = static_cast<double>(grid.size()[0]) / page.width;
  page.rowsPerPixel = static_cast<double>(grid.size()[1]) / page.height;
  const auto [columnAxis, columnsNegative] = mainAxis(grid.direction(0));
  const auto [rowAxis, rowsNegative] = mainAxis(grid.direction(1));
  page.flipColumns = columnsNegative;                           // to the patient's left, or to posterior
  page.flipRows = rowAxis == 2 ? !rowsNegative : rowsNegative;  // down to posterior, or to inferior
  return page;
}

void drawSlice(io::RgbImage& picture, int left, int top, const Page& page, const core::Volume& volume, int k,
               double low, double high, const ColourMap& colours) {
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x) {
      int i = std::min(static_cast<int>((x + 0.5) * page.columnsPerPixel), volume.columns() - 1);
      int j = std::min(static_cast<int>((y + 0.5) * page.rowsPerPixel), volume.rows() - 1);
      if (page.flipColumns) i = volume.columns() - 1 - i;
      if (page.flipRows) j = volume.rows() - 1 - j;
      const double fraction = (volume.at(i, j, k) - low) / (high - low);
      // Not "clamp": what is not a number is drawn as the lowest.
      const Colour colour = colours(fraction > 0 ? std::min(fraction, 1.0) : 0.0);
      std::copy(colour.begin(), colour.end(),
                picture.rgb.begin() + 3 * (static_cast<std::ptrdiff_t>(top + y) * picture.width + left + x));
    }
}

}  // namespace

io::RgbImage comparisonPicture(const Comparison& comparison, int slice) {
  const Page page = pageFor(comparison.sr->geometry());
  const core::Window window = core::autoWindow(comparison.truth ? *comparison.truth : *comparison.interpolated);
  const core::Window referenceWindow = core::autoWindow(*comparison.reference);
  const double worst = kErrorShare * window.width;

  struct Panel {
    std::string label;
    core::VolumePtr volume;
    int k;
    double low, high;
    ColourMap colours;
  };
  std::vector<Panel> panels{
      {"LR, INTERPOLATED", comparison.interpolated, slice, window.low(), window.high(), grey},
      {"REFERENCE", comparison.reference, slice, referenceWindow.low(), referenceWindow.high(), grey},
      {"SR X" + std::to_string(comparison.scaleFactor) + " (AI, RESEARCH USE)", comparison.sr, slice, window.low(),
       window.high(), grey}};
  if (comparison.truth) {
    panels.push_back({"HR, TRUTH", comparison.truth, slice, window.low(), window.high(), grey});
    char end[32];
    std::snprintf(end, sizeof end, "%.3g", worst);
    panels.push_back({std::string("ERROR |SR-HR| 0 - ") + end,
                      imaging::absoluteError(*core::slices(*comparison.truth, slice, slice + 1),
                                             *core::slices(*comparison.sr, slice, slice + 1)),
                      0, 0, worst, heat});
  }

  io::RgbImage picture;
  const int step = page.width + kMargin;
  picture.width = static_cast<int>(panels.size()) * step + kMargin;
  picture.height = page.height + kHeader + kMargin;
  picture.rgb.assign(3 * static_cast<std::size_t>(picture.width) * picture.height, 32);
  for (std::size_t n = 0; n < panels.size(); ++n) {
    const int left = kMargin + static_cast<int>(n) * step;
    drawText(picture, left, kMargin, panels[n].label, kTextSize);
    drawSlice(picture, left, kHeader, page, *panels[n].volume, panels[n].k, panels[n].low, panels[n].high,
              panels[n].colours);
  }
  if (comparison.truth) {  // the colour bar, along the right edge of the last panel, brightest on top
    const int barHeight = page.height / 2, right = picture.width - kMargin, top = kHeader + page.height / 4;
    for (int y = 0; y < barHeight; ++y)
      for (int x = right - 10; x < right; ++x) {
        const Colour colour = heat(1 - (y + 0.5) / barHeight);
        std::copy(colour.begin(), colour.end(),
                  picture.rgb.begin() + 3 * (static_cast<std::ptrdiff_t>(top + y) * picture.width + x));
      }
  }
  return picture;
}

}  // namespace glmamba::cli
