// SPDX-License-Identifier: Apache-2.0
#include "io/picture_file.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include <png.h>
#include <tiffio.h>
#include <tiffio.hxx>

#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::io {

namespace {

std::string sizeOf(const RgbImage& image) { return std::to_string(image.width) + "×" + std::to_string(image.height); }

void check(const RgbImage& image) {
  if (image.width < 1 || image.height < 1 ||
      image.rgb.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3)
    throw core::Error(core::ErrorCode::badValue, "A picture of " + sizeOf(image) +
                                                     " needs three bytes a pixel, and has " +
                                                     std::to_string(image.rgb.size()) + " in all.");
}

std::string extensionOf(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return extension;
}

}  // namespace

std::vector<std::uint8_t> pngBytes(const RgbImage& image) {
  check(image);
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  header.width = static_cast<png_uint_32>(image.width);
  header.height = static_cast<png_uint_32>(image.height);
  header.format = PNG_FORMAT_RGB;
  const auto failed = [&] {
    return core::Error(core::ErrorCode::badValue, "A picture of " + sizeOf(image) +
                                                      " could not be made a PNG: " + std::string(header.message) + ".");
  };
  png_alloc_size_t count = 0;
  if (png_image_write_to_memory(&header, nullptr, &count, 0, image.rgb.data(), 0, nullptr) == 0) throw failed();
  std::vector<std::uint8_t> bytes(count);
  if (png_image_write_to_memory(&header, bytes.data(), &count, 0, image.rgb.data(), 0, nullptr) == 0) throw failed();
  bytes.resize(count);
  return bytes;
}

std::vector<std::uint8_t> tiffBytes(const RgbImage& image) {
  check(image);
  std::ostringstream stream;
  bool isWritten = true;
  {
    const std::unique_ptr<TIFF, void (*)(TIFF*)> tiff(TIFFStreamOpen("picture", &stream), TIFFClose);
    if (!tiff) throw std::bad_alloc();
    TIFFSetField(tiff.get(), TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(image.width));
    TIFFSetField(tiff.get(), TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(image.height));
    TIFFSetField(tiff.get(), TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, 3);
    TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    TIFFSetField(tiff.get(), TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(tiff.get(), TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    TIFFSetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, TIFFDefaultStripSize(tiff.get(), 0));
    const std::size_t rowBytes = static_cast<std::size_t>(image.width) * 3;
    std::vector<std::uint8_t> row(rowBytes);  // the differences are taken in the row that is handed over
    for (int y = 0; y < image.height && isWritten; ++y) {
      std::copy_n(image.rgb.data() + static_cast<std::size_t>(y) * rowBytes, rowBytes, row.data());
      isWritten = TIFFWriteScanline(tiff.get(), row.data(), static_cast<std::uint32_t>(y), 0) == 1;
    }
    isWritten = isWritten && TIFFFlush(tiff.get()) == 1;
  }
  if (!isWritten)
    throw core::Error(core::ErrorCode::badValue, "A picture of " + sizeOf(image) + " could not be made a TIFF.");
  const std::string bytes = stream.str();
  return {bytes.begin(), bytes.end()};
}

void requirePictureName(const std::filesystem::path& file) {
  const std::string extension = extensionOf(file);
  if (extension != ".png" && extension != ".tif" && extension != ".tiff")
    throw core::Error(core::ErrorCode::unsupported,
                      "'" + file.filename().u8string() + "' is no name of a picture: end it in .png, .tif or .tiff.");
}

void writePicture(const RgbImage& image, const std::filesystem::path& file) {
  requirePictureName(file);
  const std::vector<std::uint8_t> bytes = extensionOf(file) == ".png" ? pngBytes(image) : tiffBytes(image);
  core::writeFileAtomically(file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

}  // namespace glmamba::io
