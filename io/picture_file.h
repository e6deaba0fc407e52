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

/// Writes `image` as PNG, replacing an existing file in one step. Throws what pngBytes() throws, and
/// Error{cannotWrite} when the disk refuses; an old file is then untouched.
void writePng(const RgbImage& image, const std::filesystem::path& file);

}  // namespace glmamba::io
