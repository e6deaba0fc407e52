// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

#include <unistd.h>

#include "core/platform.h"

namespace glmamba::core {

namespace {

/// The text after "key :" in the first line of a /proc file that starts with `key`.
std::string procField(const char* file, const std::string& key) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (line.compare(0, key.size(), key) != 0) continue;
    const auto start = line.find_first_not_of(" \t", line.find(':') + 1);
    return start == std::string::npos ? std::string() : line.substr(start);
  }
  return {};
}

}  // namespace

std::filesystem::path programPath() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

std::uint64_t residentMemory() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  if (!(statm >> total >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// Field 22 of /proc/self/stat, counted after the program's name in brackets, is the start in ticks since boot: proc(5).
std::int64_t millisecondsSinceStart() {
  std::ifstream file("/proc/self/stat");
  std::string stat;
  std::getline(file, stat);
  std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 2)));
  std::string skipped;
  for (int field = 3; field < 22; ++field) fields >> skipped;
  double ticks = 0;
  timespec now{};
  if (!(fields >> ticks) || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return -1;
  const double start = ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
  return static_cast<std::int64_t>(1000 *
                                   (static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec) - start));
}

std::string cpuName() { return procField("/proc/cpuinfo", "model name"); }

std::uint64_t availableMemory() {
  const std::string kibibytes = procField("/proc/meminfo", "MemAvailable");
  return kibibytes.empty() ? 0 : std::strtoull(kibibytes.c_str(), nullptr, 10) * 1024;
}

}  // namespace glmamba::core
