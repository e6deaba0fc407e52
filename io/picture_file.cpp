#include "io/png_writer.h"

#include <string_view>

#include <png.h>

#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::io {

std::vector<std::uint8_t> pngBytes(const RgbImage& image) {
  const std::string size = std::to_string(image.width) + "×" + std::to_string(image.height);
  if (image.width < 1 || image.height < 1 ||
      image.rgb.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3)
    throw core::Error(core::ErrorCode::badValue, "A picture of " + size + " needs three bytes a pixel, and has " +
                                                     std::to_string(image.rgb.size()) + " in all.");
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  header.width = static_cast<png_uint_32>(image.width);
  header.height = static_cast<png_uint_32>(image.height);
  header.format = PNG_FORMAT_RGB;
  const auto failed = [&] {
    return core::Error(core::ErrorCode::badValue,
                       "A picture of " + size + " could not be made a PNG: " + std::string(header.message) + ".");
  };
  png_alloc_size_t count = 0;
  if (png_image_write_to_memory(&header, nullptr, &count, 0, image.rgb.data(), 0, nullptr) == 0) throw failed();
  std::vector<std::uint8_t> bytes(count);
  if (png_image_write_to_memory(&header, bytes.data(), &count, 0, image.rgb.data(), 0, nullptr) == 0) throw failed();
  bytes.resize(count);
  return bytes;
}

void writePng(const RgbImage& image, const std::filesystem::path& file) {
  const std::vector<std::uint8_t> bytes = pngBytes(image);
  core::writeFileAtomically(file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

}  // namespace glmamba::io
