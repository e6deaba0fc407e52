// SPDX-License-Identifier: Apache-2.0
// What Linux and macOS have in common.
#include <sys/resource.h>
#include <unistd.h>

#include "core/platform.h"

namespace glmamba::core {

std::uint64_t peakMemory() {
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#ifdef __APPLE__
  return static_cast<std::uint64_t>(usage.ru_maxrss);
#else
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
#endif
}

bool stderrIsTerminal() { return isatty(STDERR_FILENO) != 0; }

std::tm localTime(std::time_t seconds) {
  std::tm local{};
  localtime_r(&seconds, &local);
  return local;
}

bool mayWriteIn(const std::filesystem::path& folder) { return access(folder.c_str(), W_OK) == 0; }

}  // namespace glmamba::core
