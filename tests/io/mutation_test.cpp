// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "io/scan.h"
#include "io/segmentation.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

/// Good files to start from: our own, and small ones of the real data where these are.
std::vector<fs::path> goodFiles(const TemporaryFolder& folder) {
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  std::vector<fs::path> files = io::writeMrSeries(*volume, {}, folder / "series");
  files.resize(1);
  const SmallStudy study(folder);
  io::SegmentationDescription description;
  description.programVersion = "0.1.0";
  description.method = io::SegmentMethod::manual;
  // One within the other: labels that no segment has alone.
  description.segments = {{io::segmentKind("whole-tumour", 1), {1, 2, 4}}, {io::segmentKind("enhancing", 2), {4}}};
  files.push_back(
      io::exportSegmentation(patchedLabels(study.volume->geometry()), description, *study.target, {}, folder / "seg"));
  for (const char* name : {"good.nii", "good.nii.gz"}) {
    io::writeNifti(*volume, folder / name);
    files.push_back(folder / name);
  }
  for (const char* set : {"dicom/pydicom-mr-small", "dicom/siemens-multifragment", "dicom/siemens-xa30-enhanced-study",
                          "dicom/dcmqi-seg-multiframe/segmentations/24x38x3"}) {
    const auto data = realData(set);
    if (!data) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(*data))
      if (entry.is_regular_file() && entry.file_size() < 1500000) files.push_back(entry.path());
  }
  return files;
}

/// What goes wrong with files, and what a clever one does to itself.
std::string mutated(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit == 0 ? 0 : limit - 1)(random);
  };
  for (std::size_t changes = 1 + below(8); changes > 0; --changes) {
    // Half of them in the header, where they count.
    const std::size_t at = below(below(2) == 0 ? std::min<std::size_t>(bytes.size(), 2000) : bytes.size());
    switch (below(6)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 2:  // a length, or a size
        for (std::size_t i = at; i < std::min(at + 4, bytes.size()); ++i) bytes[i] = below(2) == 0 ? '\xff' : '\x7f';
        break;
      case 3:
        for (std::size_t i = at; i < std::min(at + 2, bytes.size()); ++i) bytes[i] = '\0';
        break;
      case 4:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(64)));
        break;
      default:
        if (below(4) == 0)
          bytes.resize(at + 1);
        else
          bytes.erase(at, below(16));
    }
    if (bytes.empty()) return bytes;
  }
  return bytes;
}

enum class Outcome { opens, isRefused, endsReader };

Outcome opened(const fs::path& file) {
  try {
    for (const core::Study& study : io::scan({file}).studies)
      for (const core::Series& series : study.series) io::loadVolume(series);
    return Outcome::opens;
  } catch (const core::Error& error) {
    CHECK(std::string(error.what()).size() > 10);
    return has(error.what(), "ended on it") ? Outcome::endsReader : Outcome::isRefused;
  }
}

}  // namespace

// GLMAMBA_MUTATIONS sets how many: 20000 in a nightly run, some for every run.
TEST_CASE("Damaged files open or are refused, and end nothing", "[mutations]") {
  const char* wanted = std::getenv("GLMAMBA_MUTATIONS");
  const int count = wanted == nullptr ? 200 : std::atoi(wanted);
  const auto seed = static_cast<std::uint32_t>(count);
  const TemporaryFolder folder;
  const std::vector<fs::path> good = goodFiles(folder);
  std::mt19937 random(seed);
  std::map<Outcome, int> outcomes;
  double longest = 0;
  for (int n = 0; n < count; ++n) {
    const fs::path& source = good[static_cast<std::size_t>(n) % good.size()];
    const std::string name = source.filename().string();
    const std::size_t dot = name.find(".nii");
    const fs::path file = folder / ("mutated" + (dot == std::string::npos ? std::string(".dcm") : name.substr(dot)));
    std::ofstream(file, std::ios::binary) << mutated(bytesOf(source), random);
    CAPTURE(seed, n, source.string());
    const auto begin = std::chrono::steady_clock::now();
    ++outcomes[opened(file)];
    longest = std::max(longest, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    REQUIRE(longest < 6.0);  // a header and its pixels are given up within 5 s each
  }
  std::cout << count << " damaged files: " << outcomes[Outcome::opens] << " opened, the others were refused, "
            << outcomes[Outcome::endsReader] << " of them after a reader's end; the longest took " << longest
            << " s, the largest reader " << largestReaderMegabytes() << " MB\n";
  CHECK(largestReaderMegabytes() < kMostReaderMegabytes);
}
