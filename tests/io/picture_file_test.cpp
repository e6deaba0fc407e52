// SPDX-License-Identifier: Apache-2.0
#include "io/picture_file.h"

#include <fstream>
#include <memory>

#include <catch2/catch.hpp>
#include <tiffio.h>

#include "core/atomic_file.h"
#include "core/error.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

TEST_CASE("A picture is written as PNG with its size in the header", "[png]") {
  const TemporaryFolder folder;
  io::RgbImage image{3, 2, std::vector<std::uint8_t>(18, 200)};
  io::writePicture(image, folder / "a.png");
  std::ifstream stream(folder / "a.png", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  REQUIRE(bytes.size() > 33);
  CHECK(bytes.substr(1, 3) == "PNG");
  CHECK(static_cast<int>(bytes[19]) == 3);  // IHDR: width, height, big endian; bit depth; colour type RGB
  CHECK(static_cast<int>(bytes[23]) == 2);
  CHECK(static_cast<int>(bytes[24]) == 8);
  CHECK(static_cast<int>(bytes[25]) == 2);
  image.width = 4;
  CHECK_THROWS_AS(io::writePicture(image, folder / "b.png"), core::Error);
  CHECK_FALSE(fs::exists(folder / "b.png"));
}

TEST_CASE("A picture comes back from TIFF as it went in", "[tiff]") {
  const TemporaryFolder folder;
  io::RgbImage image{301, 47, {}};
  for (std::size_t n = 0; n < 3u * 301u * 47u; ++n) image.rgb.push_back(static_cast<std::uint8_t>(n * n / 7));
  io::writePicture(image, folder / "a.TIF");
  const std::unique_ptr<TIFF, void (*)(TIFF*)> tiff(TIFFOpen((folder / "a.TIF").c_str(), "r"), TIFFClose);
  REQUIRE(tiff);
  std::uint32_t width = 0, height = 0;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  CHECK(width == 301);
  CHECK(height == 47);
  std::vector<std::uint8_t> row(3 * 301);
  REQUIRE(TIFFScanlineSize(tiff.get()) == static_cast<tmsize_t>(row.size()));
  for (std::uint32_t y = 0; y < height; ++y) {
    REQUIRE(TIFFReadScanline(tiff.get(), row.data(), y) == 1);
    CHECK(std::equal(row.begin(), row.end(), image.rgb.begin() + static_cast<std::ptrdiff_t>(row.size() * y)));
  }
}

TEST_CASE("A picture by a name of no format it has is refused, and nothing is written", "[png][tiff]") {
  const TemporaryFolder folder;
  const io::RgbImage image{3, 2, std::vector<std::uint8_t>(18, 200)};
  for (const char* name : {"a.jpg", "a", ".png"}) CHECK_THROWS_AS(io::writePicture(image, folder / name), core::Error);
  CHECK(fs::is_empty(folder.path()));
  CHECK_THROWS_AS(io::tiffBytes({4, 2, image.rgb}), core::Error);
}

TEST_CASE("A file that fails half-way leaves the old content", "[atomic]") {
  const TemporaryFolder folder;
  core::writeFileAtomically(folder / "a.txt", "old");
  CHECK_THROWS_AS(core::writeAtomically(folder / "a.txt",
                                        [](const fs::path& temporary) {
                                          std::ofstream(temporary) << "new";
                                          throw core::Error(core::ErrorCode::cannotWrite, "no");
                                        }),
                  core::Error);
  std::ifstream stream(folder / "a.txt");
  CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == "old");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  core::writeFileAtomically(folder / "a.txt", "new");
  core::writeFileAtomically(folder.path() / "deep/er/b.txt", "b");
  CHECK(fs::exists(folder.path() / "deep/er/b.txt"));
}
