// SPDX-License-Identifier: Apache-2.0
#include "core/platform.h"

#include <vector>

#include <catch2/catch.hpp>

#include "tests/temporary_folder.h"

using namespace glmamba::core;

/// How often a byte taken may count: the thread sanitizer keeps a shadow of it, several times as large.
#ifdef __SANITIZE_THREAD__
constexpr std::size_t kMostCounts = 8;
#else
constexpr std::size_t kMostCounts = 2;
#endif

TEST_CASE("The program knows its file, its memory and how long it runs") {
  const std::filesystem::path program = programPath();
  CAPTURE(program);
  REQUIRE(std::filesystem::is_regular_file(program));
  CHECK(program.is_absolute());

  constexpr std::size_t kMore = std::size_t{64} << 20;
  const std::uint64_t before = residentMemory();
  CHECK(before > (1 << 20));
  {
    const std::vector<char> taken(kMore, 1);
    // The compiler may not know what is read, or it leaves the memory out.
    const volatile char* const some = taken.data();
    CHECK(some[kMore - 1] == 1);
    CHECK(residentMemory() > before + kMore / 2);
  }
  CHECK(peakMemory() > before + kMore / 2);
  CHECK(peakMemory() < before + kMostCounts * kMore);

  const std::int64_t start = millisecondsSinceStart();
  CHECK(start >= 0);
  CHECK(start < 3600 * 1000);
  CHECK(millisecondsSinceStart() >= start);
}

TEST_CASE("The machine has a processor and memory to take") {
  CHECK_FALSE(cpuName().empty());
  CHECK(availableMemory() > (16 << 20));
}

TEST_CASE("Local time is that of the C library") {
  const std::time_t moment = 1751284800;  // 2025-06-30, noon in Greenwich
  const std::tm local = localTime(moment);
  CHECK(local.tm_year == 125);
  CHECK(local.tm_hour == std::localtime(&moment)->tm_hour);
  CHECK(local.tm_min == std::localtime(&moment)->tm_min);
}

TEST_CASE("A folder that is not there may not be written in") {
  const glmamba::test::TemporaryFolder folder;
  CHECK(mayWriteIn(folder.path()));
  CHECK_FALSE(mayWriteIn(folder / "missing"));
}
