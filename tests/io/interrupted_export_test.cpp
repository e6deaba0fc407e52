// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <thread>

#include <catch2/catch.hpp>
#include <gdcmReader.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "core/folder_lock.h"
#include "core/platform.h"
#include "io/dicom_tags_multiframe.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "tests/io/conformance.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kSlices = 12;

fs::path exportProgram() { return core::programPath().parent_path() / "export_program"; }

/// A series to export, of some 400 kB.
core::VolumePtr sourceIn(const fs::path& folder) {
  const core::VolumePtr volume =
      numberedVolume({{128, 128, kSlices}, {0.9, 1.3, 3.7}, {-31.25, 18.5, -77.125}, obliqueAxes(), "2.25.1234567"});
  io::writeMrSeries(*volume, {}, folder);
  return volume;
}

pid_t started(const fs::path& source, const fs::path& out) {
  const std::string program = exportProgram().string(), from = source.string(), to = out.string();
  char* const arguments[] = {const_cast<char*>(program.c_str()), const_cast<char*>(from.c_str()),
                             const_cast<char*>(to.c_str()), nullptr};
  pid_t child = 0;
  REQUIRE(posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments, environ) == 0);
  return child;
}

std::string bytesIn(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// True when an object's pixels are all there.
bool isWhole(const fs::path& file, const io::attribute::Attribute& pixels, std::size_t bytes) {
  gdcm::Reader reader;
  reader.SetFileName(file.c_str());
  if (!reader.Read()) return false;
  const gdcm::Tag tag(pixels.group, pixels.element);
  const gdcm::DataSet& d = reader.GetFile().GetDataSet();
  return d.FindDataElement(tag) && d.GetDataElement(tag).GetByteValue()->GetLength() == bytes;
}

std::size_t entriesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// What is at the place of each output: "absent" or "whole"; anything else is torn.
std::string stateOf(const fs::path& folder, const core::Volume& volume) {
  if (!fs::exists(folder)) return "absent";
  const std::string kind = folder.filename().string();
  const std::size_t voxels = volume.voxels().size();
  if (kind == "out-sr") {
    if (entriesIn(folder) != kSlices) return "torn";
    return largestDifference(*io::loadVolumeFile(folder), volume) == 0 ? "whole" : "torn";
  }
  if (entriesIn(folder) != 1) return "torn";
  if (kind == "out-map")
    return isWhole(folder / "00001.dcm", io::attribute::kFloatPixelData, 4 * voxels) ? "whole" : "torn";
  // Two labels, and no slice without either.
  return isWhole(folder / "00001.dcm", io::attribute::kSegmentPixelData, 2 * voxels / 8) ? "whole" : "torn";
}

std::size_t leftovers(const fs::path& folder) {
  std::size_t count = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    count += entry.path().filename().string().rfind(".part-", 0) == 0;
  return count;
}

/// Runs the program in a folder with a file system of its own, of `kilobytes`. What it says, then "status N" and what
/// is there, a line each. Nothing where such a file system can't be had.
std::optional<std::string> onSmallDisk(const fs::path& source, const fs::path& place, int kilobytes,
                                       const std::string& before = "true") {
  const std::string p = "'" + place.string() + "'";
  const std::string said =
      outputOf("unshare -rm sh -c \"mount -t tmpfs -o size=" + std::to_string(kilobytes) + "k none " + p +
               " && echo mounted && " + before + "; '" + exportProgram().string() + "' '" + source.string() + "' " + p +
               "/out; echo status \\$?; cd " + p + " && find . -type f\"");
  if (said.find("mounted") != std::string::npos) return said;
  std::cerr << "Skipped: no file system can be mounted here, so a full and a read-only disk were not tested.\n";
  return {};
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

}  // namespace

TEST_CASE("Killed at a hundred moments, an export is there as a whole or not at all", "[.interruption]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = sourceIn(folder / "in");
  const auto duration = [&] {
    const auto start = Clock::now();
    int status = 0;
    waitpid(started(folder / "in", folder / "first" / "out"), &status, 0);
    REQUIRE(status == 0);
    return Clock::now() - start;
  }();
  const std::string anew = bytesIn(folder / "first" / "out.nii.gz");
  const std::string old = "an older result";
  std::mt19937 random(20240607);
  std::map<std::string, std::map<std::string, int>> table;
  std::size_t remains = 0;
  for (int n = 0; n < 100; ++n) {
    const fs::path place = folder / std::to_string(n);
    fs::create_directory(place);
    std::ofstream(place / "out.nii.gz") << old;
    std::ofstream(place / "mine.txt") << "keep";
    const pid_t child = started(folder / "in", place / "out");
    std::this_thread::sleep_for(duration * std::uniform_real_distribution<double>(0, 2)(random));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    for (const char* name : {"out-sr", "out-seg", "out-map"}) ++table[name][stateOf(place / name, *volume)];
    const std::string nifti = bytesIn(place / "out.nii.gz");
    ++table["out.nii.gz"][nifti == old ? "old" : nifti == anew ? "new" : "torn"];
    CHECK(bytesIn(place / "mine.txt") == "keep");
    remains += leftovers(place);
    if (table["out-sr"]["absent"] <= 3 && !fs::exists(place / "out-sr")) {
      // Again in the same place: now all is there, and of the killed one at most a hidden file.
      int status = 0;
      waitpid(started(folder / "in", place / "out"), &status, 0);
      CHECK(status == 0);
      for (const char* name : {"out-sr", "out-seg", "out-map"}) {
        CHECK(stateOf(place / name, *volume) == "whole");
        for (const fs::directory_entry& entry : fs::directory_iterator(place))
          CHECK_FALSE((entry.is_directory() && entry.path().filename().string().rfind(".part-", 0) == 0));
      }
    }
    fs::remove_all(place);
  }
  std::cout << "After 100 kills within " << std::chrono::duration<double>(duration).count() * 2 << " s:\n";
  for (const auto& [name, states] : table) {
    std::cout << "  " << name;
    for (const auto& [state, times] : states) std::cout << "  " << state << ' ' << times;
    std::cout << '\n';
    CHECK(states.count("torn") == 0);
  }
  std::cout << "  hidden remains: " << remains << '\n';
  // Some came early and some late, or nothing was tested.
  CHECK(table["out-sr"]["absent"] > 0);
  CHECK(table["out-sr"]["whole"] > 0);
}

TEST_CASE("On a full disk an export says so and leaves nothing half-written", "[.interruption]") {
  const TemporaryFolder folder;
  sourceIn(folder / "in");
  fs::create_directory(folder / "disk");
  int failures = 0;
  for (const int kilobytes : {8, 100, 250, 400, 480, 550, 650, 800, 1200, 1600, 1900, 4000}) {
    const auto said = onSmallDisk(folder / "in", folder / "disk", kilobytes);
    if (!said) return;
    CAPTURE(kilobytes, *said);
    const bool failed = said->find("status 1") != std::string::npos;
    failures += failed;
    CHECK(failed == (said->find("could not be written") != std::string::npos));
    CHECK((failed || said->find("status 0") != std::string::npos));
    CHECK(said->find(".part-") == std::string::npos);
    // Whole or not at all, and in the order of the program.
    const std::size_t slices = count(*said, "./out-sr/");
    CHECK((slices == 0 || slices == kSlices));
    CHECK(count(*said, "./out.nii.gz") == count(*said, "./out.json"));
    CHECK(count(*said, "./out-seg/") <= slices);
    if (!failed) CHECK(count(*said, "./out-map/") == 1);
    std::cout << "  " << kilobytes << " kB: " << (failed ? "refused" : "written") << ", "
              << count(*said, "./out.nii.gz") << " NIfTI, " << slices << " slices, " << count(*said, "./out-seg/")
              << " SEG, " << count(*said, "./out-map/") << " map\n";
  }
  CHECK(failures >= 6);
  CHECK(failures < 12);
}

TEST_CASE("Where nothing may be written an export says so", "[.interruption]") {
  const TemporaryFolder folder;
  sourceIn(folder / "in");
  fs::create_directory(folder / "disk");
  const std::string place = "'" + (folder / "disk").string() + "'";
  const auto said =
      onSmallDisk(folder / "in", folder / "disk", 4000, "touch " + place + "/mine.txt && mount -o remount,ro " + place);
  if (!said) return;
  CAPTURE(*said);
  CHECK(said->find("could not be written") != std::string::npos);
  CHECK(said->find("status 1") != std::string::npos);
  CHECK(count(*said, "./") == 1);  // what was there
}

TEST_CASE("An export clears what a killed one left, and leaves a running one alone", "[dicom]") {
  const TemporaryFolder folder;
  for (const char* name : {".part-123-sr", ".part-456-sr", ".part-789-other-sr", ".part-x-sr"}) {
    fs::create_directory(folder / name);
    std::ofstream(folder / name / "00001.dcm") << "part";
  }
  const core::FolderLock running(folder / ".part-456-sr");
  REQUIRE(running.isHeld());
  io::writeMrSeries(*numberedVolume(obliqueGeometry()), {}, folder / "sr");
  CHECK_FALSE(fs::exists(folder / ".part-123-sr"));
  CHECK(fs::exists(folder / ".part-456-sr" / "00001.dcm"));
  CHECK(fs::exists(folder / ".part-789-other-sr" / "00001.dcm"));
  CHECK(fs::exists(folder / ".part-x-sr" / "00001.dcm"));
}

TEST_CASE("When the folder around it vanishes an export says so and nothing is left", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  for (const int vanishesAt : {0, 3, 6}) {
    const fs::path place = folder / "stick" / "sr";
    const auto progress = [&](const core::Progress& p) {
      if (p.stage == "writing DICOM" && p.done == vanishesAt) fs::remove_all(folder / "stick");
    };
    try {
      io::exportSrSeries(*study.volume, *study.target, *study.reference, provenance(1, core::GridAlignment::fourier),
                         place, {}, progress);
      FAIL("was written");
    } catch (const core::Error& error) {
      CHECK(error.code() == core::ErrorCode::cannotWrite);
      CHECK_THAT(error.what(), Catch::Contains("'sr' could not be written"));
    }
    CHECK_FALSE(fs::exists(folder / "stick"));
  }
}
