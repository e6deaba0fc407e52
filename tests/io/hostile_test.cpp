// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "io/load.h"
#include "io/scan.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

std::vector<fs::path> filesBelow(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// What the program says of a file that is opened alone: the grids of its volumes, or the sentence.
std::string saidOf(const fs::path& file) {
  try {
    std::string said;
    for (const core::Study& study : io::scan({file}).studies)
      for (const core::Series& series : study.series) {
        const core::VolumePtr volume = io::loadVolume(series);
        if (volume->voxels().size() != series.geometry.voxelCount()) return "";
        said += (said.empty() ? "opens: " : "; ") + series.geometry.describe();
      }
    return said;
  } catch (const core::Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("Hostile files open or are refused in a sentence, soon and without much memory", "[hostile][data]") {
  const auto data = realData("hostile");
  if (!data) return;
  using Clock = std::chrono::steady_clock;
  for (const fs::path& file : filesBelow(*data)) {
    CAPTURE(file.string());
    const auto begin = Clock::now();
    const std::string said = saidOf(file);
    CHECK(said.size() > 10);
    CHECK(std::chrono::duration<double>(Clock::now() - begin).count() < 5.0);
  }
  CHECK(largestReaderMegabytes() < kMostReaderMegabytes);
}

TEST_CASE("A folder of hostile files is scanned as a whole", "[hostile][data]") {
  const auto data = realData("hostile");
  if (!data) return;
  const io::ScanResult found = io::scan({*data});
  CHECK(found.warnings.size() > 100);
  for (const io::FileWarning& warning : found.warnings) CHECK(warning.message.size() > 10);
}

// test_io "[folders]" tells what comes of each folder of real data.
TEST_CASE("What the program makes of each DICOM folder", "[.][folders]") {
  const auto data = realData("dicom");
  if (!data) return;
  std::set<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(*data)) folders.insert(entry.path());
  for (const fs::path& folder : folders) {
    std::cout << "== " << folder.filename().string() << "\n";
    try {
      const io::ScanResult found = io::scan({folder});
      for (const core::Study& study : found.studies)
        for (const core::Series& series : study.series) {
          const core::VoxelRange range = core::voxelRange(*io::loadVolume(series));
          std::cout << series.number << " " << series.description << ": " << core::contrastName(series.contrast) << ", "
                    << series.geometry.describe() << ", " << range.lowest << " to " << range.highest << "\n";
          for (const std::string& warning : series.warnings) std::cout << "  " << warning << "\n";
        }
      for (const io::FileWarning& warning : found.warnings) std::cout << "  left out: " << warning.message << "\n";
    } catch (const core::Error& error) {
      std::cout << "  error: " << error.what() << "\n";
    }
  }
}

// test_io "[table]" writes the table of docs/hostile-files.md.
TEST_CASE("What the program says of each hostile file", "[.][table]") {
  const auto data = realData("hostile");
  if (!data) return;
  std::cout << "| File | What the program says | s |\n|---|---|---|\n";
  for (const fs::path& file : filesBelow(*data)) {
    const auto begin = std::chrono::steady_clock::now();
    std::string said = saidOf(file);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::replace(said.begin(), said.end(), '\n', ' ');
    char time[16];
    std::snprintf(time, sizeof time, "%.2f", seconds);
    std::cout << "| " << fs::relative(file, *data).string() << " | " << said << " | " << time << " |\n";
  }
}
