#include <fstream>

#include <catch2/catch.hpp>

#include "core/atomic_file.h"
#include "core/error.h"
#include "io/png_writer.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

TEST_CASE("A picture is written as PNG with its size in the header", "[png]") {
  const TemporaryFolder folder;
  io::RgbImage image{3, 2, std::vector<std::uint8_t>(18, 200)};
  io::writePng(image, folder / "a.png");
  std::ifstream stream(folder / "a.png", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  REQUIRE(bytes.size() > 33);
  CHECK(bytes.substr(1, 3) == "PNG");
  CHECK(static_cast<int>(bytes[19]) == 3);  // IHDR: width, height, big endian; bit depth; colour type RGB
  CHECK(static_cast<int>(bytes[23]) == 2);
  CHECK(static_cast<int>(bytes[24]) == 8);
  CHECK(static_cast<int>(bytes[25]) == 2);
  image.width = 4;
  CHECK_THROWS_AS(io::writePng(image, folder / "b.png"), core::Error);
  CHECK_FALSE(fs::exists(folder / "b.png"));
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
