// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace glmamba::io {

/// An 8-bit colour picture: rows from the top, pixels from the left, red, green, blue.
struct RgbImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

/// `image` as a PNG file. Throws Error{badValue} when the size and the count of bytes do not agree.
std::vector<std::uint8_t> pngBytes(const RgbImage& image);
/// `image` as a TIFF file (6.0: RGB, one page, LZW with horizontal differences). Throws what pngBytes() throws.
std::vector<std::uint8_t> tiffBytes(const RgbImage& image);

/// Throws Error{unsupported} unless the name ends in .png, .tif or .tiff, in either case.
void requirePictureName(const std::filesystem::path& file);

/// Writes `image` in the format that the name of `file` asks for, replacing an existing file in one step. Throws what
/// requirePictureName() and pngBytes() throw, and Error{cannotWrite} when the disk refuses; an old file is then
/// untouched.
void writePicture(const RgbImage& image, const std::filesystem::path& file);

}  // namespace glmamba::io
