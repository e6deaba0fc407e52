// SPDX-License-Identifier: Apache-2.0
#include "app/report/slice_picture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace glmamba::report {

namespace {

constexpr int kBarWidth = 12;
constexpr int kGap = 4;

/// The colour at a fraction of the way through evenly spaced stops.
template <std::size_t N>
Colour between(const std::array<std::array<double, 3>, N>& stops, double fraction) {
  const double at = fraction * (N - 1);
  const std::size_t low = std::min(static_cast<std::size_t>(at), N - 2);
  Colour colour;
  for (std::size_t c = 0; c < 3; ++c)
    colour[c] = static_cast<std::uint8_t>(
        std::lround(stops[low][c] + (at - static_cast<double>(low)) * (stops[low + 1][c] - stops[low][c])));
  return colour;
}

void set(io::RgbImage& picture, int x, int y, const Colour& colour) {
  std::copy(colour.begin(), colour.end(),
            picture.rgb.begin() + 3 * (static_cast<std::ptrdiff_t>(y) * picture.width + x));
}

/// The patient axis (L, P, S) that a direction mostly runs along, and whether towards its negative end.
std::pair<int, bool> mainAxis(const core::Vector3& direction) {
  int axis = 0;
  for (int other : {1, 2})
    if (std::abs(direction[other]) > std::abs(direction[axis])) axis = other;
  return {axis, direction[axis] < 0};
}

/// The voxel of slice k under a pixel of the page.
float voxelAt(const core::Volume& volume, const SlicePage& page, int x, int y, int k) {
  int i = std::min(static_cast<int>((x + 0.5) * page.columnsPerPixel), volume.columns() - 1);
  int j = std::min(static_cast<int>((y + 0.5) * page.rowsPerPixel), volume.rows() - 1);
  if (page.flipColumns) i = volume.columns() - 1 - i;
  if (page.flipRows) j = volume.rows() - 1 - j;
  return volume.at(i, j, k);
}

}  // namespace

Colour grey(double fraction) {
  const auto value = static_cast<std::uint8_t>(std::lround(255 * fraction));
  return {value, value, value};
}

Colour heat(double fraction) {
  static constexpr std::array<std::array<double, 3>, 6> stops{
      {{0, 0, 4}, {66, 10, 104}, {147, 38, 103}, {221, 81, 58}, {252, 165, 10}, {252, 255, 164}}};
  return between(stops, fraction);
}

Colour signedColours(double fraction) {
  static constexpr std::array<std::array<double, 3>, 5> stops{
      {{5, 48, 97}, {67, 147, 195}, {247, 247, 247}, {214, 96, 77}, {103, 0, 31}}};
  return between(stops, fraction);
}

SlicePage pageFor(const core::Geometry& grid, int smallest) {
  const double wide = grid.size()[0] * grid.spacing()[0], high = grid.size()[1] * grid.spacing()[1];
  const double finest = std::min(grid.spacing()[0], grid.spacing()[1]);
  const double zoom = std::max(1.0, std::ceil(smallest * finest / wide));
  const double millimetresPerPixel = finest / zoom;
  SlicePage page;
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

void drawSlice(io::RgbImage& picture, int left, int top, const SlicePage& page, const core::Volume& volume, int k,
               double low, double high, const ColourMap& colours) {
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x) {
      const double fraction = (voxelAt(volume, page, x, y, k) - low) / (high - low);
      // Not "clamp": what is not a number is drawn as the lowest.
      set(picture, left + x, top + y, colours(fraction > 0 ? std::min(fraction, 1.0) : 0.0));
    }
}

void drawOutline(io::RgbImage& picture, int left, int top, const SlicePage& page, const core::Volume& labels, int k,
                 Colour colour) {
  const auto isInside = [&](int x, int y) {
    return x >= 0 && y >= 0 && x < page.width && y < page.height && voxelAt(labels, page, x, y, k) > 0;
  };
  for (int y = 0; y < page.height; ++y)
    for (int x = 0; x < page.width; ++x)
      if (isInside(x, y) && !(isInside(x - 1, y) && isInside(x + 1, y) && isInside(x, y - 1) && isInside(x, y + 1)))
        set(picture, left + x, top + y, colour);
}

void drawColourBar(io::RgbImage& picture, int left, int top, int width, int height, const ColourMap& colours) {
  for (int y = 0; y < height; ++y) {
    const Colour colour = colours(1 - (y + 0.5) / height);
    for (int x = 0; x < width; ++x) set(picture, left + x, top + y, colour);
  }
}

io::RgbImage slicePicture(const core::Volume& volume, int k, double low, double high, const ColourMap& colours,
                          bool withBar, int smallest) {
  const SlicePage page = pageFor(volume.geometry(), smallest);
  io::RgbImage picture;
  picture.width = page.width + (withBar ? kGap + kBarWidth : 0);
  picture.height = page.height;
  picture.rgb.assign(3 * static_cast<std::size_t>(picture.width) * picture.height, 255);
  drawSlice(picture, 0, 0, page, volume, k, low, high, colours);
  if (withBar) drawColourBar(picture, page.width + kGap, 0, kBarWidth, page.height, colours);
  return picture;
}

}  // namespace glmamba::report
