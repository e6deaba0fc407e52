// SPDX-License-Identifier: Apache-2.0
#include "core/atomic_file.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "core/file_lock.h"
#include "tests/temporary_folder.h"

using namespace glmamba::core;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::ptrdiff_t entriesIn(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

/// Characters of three scripts, in a folder whose path is longer than the 260 characters of old Windows programs.
fs::path farPlace(const fs::path& folder) {
  fs::path place = folder;
  for (int depth = 0; depth < 6; ++depth) place /= std::string(50, static_cast<char>('a' + depth));
  return place / fs::u8path("Grüße 患者 Δ") / fs::u8path("T2 größer.nii.gz");
}

}  // namespace

TEST_CASE("A file is made, and replaced, in one step, wherever it lies") {
  const glmamba::test::TemporaryFolder folder;
  for (const fs::path& file : {folder / "a.txt", farPlace(folder.path())}) {
    CAPTURE(file);
    writeFileAtomically(file, "first");
    CHECK(contentOf(file) == "first");
    writeFileAtomically(file, "second");
    CHECK(contentOf(file) == "second");
  }
}

TEST_CASE("Nothing but the file is left") {
  const glmamba::test::TemporaryFolder folder;
  for (const char* text : {"first", "second"}) writeFileAtomically(folder / "a.txt", text);
  CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("A writer that fails leaves the old file and nothing else") {
  const glmamba::test::TemporaryFolder folder;
  const fs::path file = folder / "a.txt";
  writeFileAtomically(file, "old");
  const auto failing = [](std::ostream& stream) {
    stream << "half";
    throw std::runtime_error("no more");
  };
  CHECK_THROWS_WITH(writeFileAtomically(file, failing), "no more");
  CHECK(contentOf(file) == "old");
  CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("A file is not written over a folder") {
  const glmamba::test::TemporaryFolder folder;
  fs::create_directory(folder / "a");
  CHECK_THROWS_AS(writeFileAtomically(folder / "a", "text"), Error);
  CHECK(fs::is_directory(folder / "a"));
}

TEST_CASE("A folder is made in one step, also where an empty one is, and never over a full one") {
  const glmamba::test::TemporaryFolder folder;
  const auto fill = [](const fs::path& place) { std::ofstream(place / "1.dcm") << "voxels"; };
  writeFolderAtomically(folder / "new", fill);
  CHECK(contentOf(folder / "new" / "1.dcm") == "voxels");
  fs::create_directory(folder / "empty");
  writeFolderAtomically(folder / "empty", fill);
  CHECK(contentOf(folder / "empty" / "1.dcm") == "voxels");
  CHECK_THROWS_AS(writeFolderAtomically(folder / "empty", fill), Error);
  CHECK_THROWS_WITH(writeFolderAtomically(folder / "third", [](const fs::path&) { throw std::runtime_error("no"); }),
                    "no");
  CHECK(entriesIn(folder.path()) == 2);
}

TEST_CASE("A lock is held by one object at a time") {
  const glmamba::test::TemporaryFolder folder;
  {
    const FileLock first(folder / "lock");
    CHECK(first.isHeld());
    CHECK_FALSE(FileLock(folder / "lock").isHeld());
  }
  CHECK(FileLock(folder / "lock").isHeld());
  CHECK_THROWS_AS(FileLock(folder / "missing" / "lock"), Error);
}

TEST_CASE("A narrow name is UTF-8 to the C library too") {
  const glmamba::test::TemporaryFolder folder;
  const fs::path file = folder.path() / fs::u8path("患者 größer.txt");
  std::FILE* stream = std::fopen(file.u8string().c_str(), "wb");
  REQUIRE(stream != nullptr);
  std::fclose(stream);
  CHECK(fs::exists(file));
}
