// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace glmamba::fuzz {

/// The input as a file, for parsers that take one; always the same, in memory where the system has such a place.
inline std::filesystem::path fuzzedFile(const std::uint8_t* data, std::size_t size, const char* ending) {
  static const std::filesystem::path folder =
      std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
  const std::filesystem::path file = folder / ("glmamba-fuzz-" + std::to_string(::getpid()) + ending);
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  return file;
}

}  // namespace glmamba::fuzz
