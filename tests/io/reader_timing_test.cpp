// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <iostream>

#include <catch2/catch.hpp>

#include "io/dicom_pixels.h"
#include "io/load.h"
#include "io/mr_series.h"
#include "io/scan.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

template <typename Work>
double secondsOf(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Headers, then headers and pixels as floats, in this process.
void openHere(const core::Series& series) {
  for (const fs::path& file : series.files) io::readSliceHeaders(file);
  std::vector<float> voxels;
  voxels.reserve(series.geometry.voxelCount());
  for (const fs::path& file : series.files) {
    const io::ReadSlice slice = io::readSlice(file);
    for (const std::int32_t value : slice.stored.values)
      voxels.push_back(static_cast<float>(slice.header.slope * value + slice.header.intercept));
  }
  core::makeVolume(series.geometry, std::move(voxels));
}

}  // namespace

// test_io "[timing]": the cost of reading in another process.
TEST_CASE("A folder of 250 slices opens hardly later than in process", "[.][timing]") {
  const TemporaryFolder folder;
  for (const int size : {256, 512}) {
    const fs::path place = folder / std::to_string(size);
    io::writeMrSeries(*numberedVolume({{size, size, 250}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()}), {}, place);
    double here = 1e9;
    double there = 1e9;
    for (int repeat = 0; repeat < 7; ++repeat) {
      core::Series series = io::scan({place}).studies.at(0).series.at(0);
      there = std::min(there, secondsOf([&] { io::loadVolume(io::scan({place}).studies.at(0).series.at(0)); }));
      here = std::min(here, secondsOf([&] { openHere(series); }));
    }
    std::cout << "250 slices of " << size << " × " << size << ": in process " << here << " s, in the reader " << there
              << " s, ratio " << there / here << "\n";
    CHECK(there < 2.0);
    CHECK(there < 1.3 * here);
  }
}
