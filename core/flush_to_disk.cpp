// SPDX-License-Identifier: Apache-2.0
#include "core/flush_to_disk.h"

#if defined(__unix__) || defined(__APPLE__)
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace glmamba::core {

std::error_code flushToDisk(const std::filesystem::path& path) {
#if defined(__unix__) || defined(__APPLE__)
  const auto lastError = [] { return std::error_code(errno, std::generic_category()); };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return lastError();
  // Some network file systems can't flush a folder and say EINVAL: the rename is then as safe as it gets.
  const std::error_code error = ::fsync(descriptor) != 0 && errno != EINVAL ? lastError() : std::error_code();
  ::close(descriptor);
  return error;
#else
  static_cast<void>(path);
  return {};
#endif
}

}  // namespace glmamba::core
