// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "core/volume.h"
#include "io/picture_file.h"

namespace glmamba::report {

using Colour = std::array<std::uint8_t, 3>;
/// The colour of a value, as a fraction (0–1) of the way from the lowest to the highest that is shown.
using ColourMap = std::function<Colour(double fraction)>;

Colour grey(double fraction);
/// Black, violet, red, orange, yellow: lightness grows evenly, also for the colour-blind (after matplotlib's inferno).
Colour heat(double fraction);
/// Blue, white, red (after ColorBrewer's RdBu): for values on both sides of 0, which is white.
Colour signedColours(double fraction);

/// How a slice is laid on a page: where a pixel of the page is in the slice. Patient right and anterior are on the left
/// and on the top of axial slices; voxels that are not square are drawn in their shape.
struct SlicePage {
  int width = 0;
  int height = 0;
  double columnsPerPixel = 1;
  double rowsPerPixel = 1;
  bool flipColumns = false;
  bool flipRows = false;
};
/// Whole pixels a voxel, so many that a slice is `smallest` pixels wide at least.
SlicePage pageFor(const core::Geometry& grid, int smallest);

/// Draws slice k with its top left corner at (left, top). What is not a number is drawn as the lowest.
void drawSlice(io::RgbImage& picture, int left, int top, const SlicePage& page, const core::Volume& volume, int k,
               double low, double high, const ColourMap& colours);

/// Draws a line, one pixel wide, along the inner edge of what is above 0 in slice k of `labels`.
void drawOutline(io::RgbImage& picture, int left, int top, const SlicePage& page, const core::Volume& labels, int k,
                 Colour colour);

/// Fills a bar with the colours, the highest on top.
void drawColourBar(io::RgbImage& picture, int left, int top, int width, int height, const ColourMap& colours);

/// One slice, with a colour bar along its right edge if `withBar`.
io::RgbImage slicePicture(const core::Volume& volume, int k, double low, double high, const ColourMap& colours,
                          bool withBar, int smallest);

}  // namespace glmamba::report
