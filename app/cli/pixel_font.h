// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "io/picture_file.h"

namespace glmamba::cli {

constexpr int kGlyphWidth = 6;   ///< pixels from one character to the next
constexpr int kGlyphHeight = 7;  ///< pixels of a capital letter

/// Writes capital letters, figures and some signs in white, its top left corner at (x, y), each font pixel `size` image
/// pixels wide. Small letters are written as capitals; other characters as blanks; what lies outside is cut off.
void drawText(io::RgbImage& image, int x, int y, std::string_view text, int size = 1);

}  // namespace glmamba::cli
