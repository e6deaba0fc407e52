// SPDX-License-Identifier: Apache-2.0
#include "core/flush_to_disk.h"

#include <cerrno>

#include <fcntl.h>

#if defined(_WIN32)
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#else
#include <unistd.h>
#endif

namespace glmamba::core {

namespace {

std::error_code lastError() { return {errno, std::generic_category()}; }

}  // namespace

#if defined(_WIN32)

// A folder can't be opened so, and NTFS keeps a journal of what is in it.
std::error_code flushToDisk(const std::filesystem::path& path) {
  if (std::error_code unknown; std::filesystem::is_directory(path, unknown)) return {};
  int descriptor = -1;
  if (::_wsopen_s(&descriptor, path.c_str(), _O_RDWR | _O_BINARY | _O_NOINHERIT, _SH_DENYNO, _S_IREAD | _S_IWRITE) != 0)
    return lastError();
  const std::error_code error = ::_commit(descriptor) != 0 ? lastError() : std::error_code();
  ::_close(descriptor);
  return error;
}

#else

std::error_code flushToDisk(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return lastError();
  // Some network file systems can't flush a folder and say EINVAL: the rename is then as safe as it gets.
  const std::error_code error = ::fsync(descriptor) != 0 && errno != EINVAL ? lastError() : std::error_code();
  ::close(descriptor);
  return error;
}

#endif

}  // namespace glmamba::core
