// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "core/error.h"
#include "core/volume.h"
#include "tests/temporary_folder.h"

namespace glmamba::io::test {

namespace fs = std::filesystem;

using glmamba::test::TemporaryFolder;

/// A set of the real data; nothing, with a message, when they are not there.
inline std::optional<fs::path> realData(const std::string& set) {
  const char* root = std::getenv("GLMAMBA_TEST_DATA");
  const fs::path path = fs::path(root == nullptr ? "" : root) / set;
  if (root != nullptr && fs::exists(path)) return path;
  std::cerr << "Skipped: the data set " << set << " is not below GLMAMBA_TEST_DATA.\n";
  return {};
}

/// What a reader may take for a file under 1 MB; a sanitizer's shadow, red zones and kept blocks come on top.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kMostReaderMegabytes = 1500;
#else
constexpr double kMostReaderMegabytes = 500;
#endif

/// Resident memory that any reader has had at most, in MB: of those that ended, and those that wait (on Linux).
inline double largestReaderMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  double kilobytes = static_cast<double>(usage.ru_maxrss);
  std::error_code error;
  for (const fs::directory_entry& process : fs::directory_iterator("/proc", error)) {
    std::ifstream status(process.path() / "status");
    bool ours = false;
    for (std::string word; status >> word;) {
      long number = 0;
      if (word == "PPid:" && status >> number) ours = number == ::getpid();
      if (word == "VmHWM:" && status >> number && ours) kilobytes = std::max(kilobytes, static_cast<double>(number));
    }
  }
  return kilobytes / 1000;
}

inline std::string bytesOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What `work` is refused with; empty when it is not.
template <typename Work>
std::string messageOf(Work work) {
  try {
    work();
  } catch (const core::Error& error) {
    return error.what();
  }
  return "";
}

inline bool has(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

/// Right-handed axes, turned about all three coordinates.
inline std::array<core::Vector3, 3> obliqueAxes() {
  const double a = 0.3, b = -0.2, c = 0.5;
  const core::Vector3 x{std::cos(b) * std::cos(c), std::cos(b) * std::sin(c), -std::sin(b)};
  const core::Vector3 y{std::sin(a) * std::sin(b) * std::cos(c) - std::cos(a) * std::sin(c),
                        std::sin(a) * std::sin(b) * std::sin(c) + std::cos(a) * std::cos(c), std::sin(a) * std::cos(b)};
  return {x, y, core::cross(x, y)};
}

inline core::Geometry obliqueGeometry() {
  return {{12, 9, 7}, {0.9, 1.3, 3.7}, {-31.25, 18.5, -77.125}, obliqueAxes(), "2.25.1234567"};
}

/// Whole numbers from 0 to 3001, different from voxel to voxel.
inline core::VolumePtr numberedVolume(const core::Geometry& geometry) {
  std::vector<float> voxels(geometry.voxelCount());
  for (std::size_t i = 0; i < voxels.size(); ++i) voxels[i] = static_cast<float>((i * 37) % 3001);
  return core::makeVolume(geometry, std::move(voxels));
}

/// The largest difference between voxels; NaN when the counts differ.
inline double largestDifference(const core::Volume& a, const core::Volume& b) {
  if (a.voxels().size() != b.voxels().size()) return std::nan("");
  double largest = 0;
  for (std::size_t i = 0; i < a.voxels().size(); ++i)
    largest = std::max<double>(largest, std::abs(a.voxels()[i] - b.voxels()[i]));
  return largest;
}

}  // namespace glmamba::io::test
