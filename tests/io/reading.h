// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "io/load.h"
#include "io/scan.h"
#include "tests/io/test_data.h"

namespace glmamba::io::test {

/// The series of a path that has one and no more.
inline core::Series onlySeries(const fs::path& path) {
  const io::ScanResult result = io::scan({path});
  REQUIRE(result.studies.size() == 1);
  REQUIRE(result.studies[0].series.size() == 1);
  return result.studies[0].series[0];
}

/// What loading the volume of a file is refused with; empty when it is not.
inline std::string loadMessage(const fs::path& file) {
  return messageOf([&] { io::loadVolumeFile(file); });
}

/// What scanning is refused with; empty when it is not.
inline std::string scanMessage(const std::vector<fs::path>& paths) {
  return messageOf([&] { io::scan(paths); });
}

}  // namespace glmamba::io::test
