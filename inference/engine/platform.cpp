// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/platform.h"

#include <fstream>
#include <system_error>

#if defined(__unix__) || defined(__APPLE__)
#include <dlfcn.h>
#endif

namespace glmamba::engine {

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

std::filesystem::path libraryOfFunction(const char* name) {
#if defined(__unix__) || defined(__APPLE__)
  Dl_info info{};
  void* function = dlsym(RTLD_DEFAULT, name);
  if (function != nullptr && dladdr(function, &info) != 0 && info.dli_fname != nullptr) {
    std::error_code unresolved;
    const std::filesystem::path file = std::filesystem::canonical(info.dli_fname, unresolved);
    return unresolved ? std::filesystem::path(info.dli_fname) : file;
  }
#else
  static_cast<void>(name);
#endif
  return {};
}

std::string cpuName() { return procField("/proc/cpuinfo", "model name"); }

std::uint64_t availableMemory() {
  const std::string kibibytes = procField("/proc/meminfo", "MemAvailable");
  return kibibytes.empty() ? 0 : std::strtoull(kibibytes.c_str(), nullptr, 10) * 1024;
}

}  // namespace glmamba::engine
