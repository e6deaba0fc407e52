// SPDX-License-Identifier: Apache-2.0
#include "core/file_lock.h"

#include <cerrno>
#include <cstring>

#include "core/error.h"

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace glmamba::core {

namespace {

Error refused(const std::filesystem::path& file, const char* reason) {
  return {ErrorCode::cannotWrite, "'" + file.filename().string() + "' could not be locked in '" +
                                      file.parent_path().string() + "': " + reason +
                                      ". Choose a folder that may be written, on a file system with locks."};
}

}  // namespace

#if defined(_WIN32)

// There a file can be opened for one process alone.
FileLock::FileLock(const std::filesystem::path& file) {
  const errno_t error = ::_wsopen_s(&m_descriptor, file.c_str(), _O_RDWR | _O_CREAT | _O_BINARY | _O_NOINHERIT,
                                    _SH_DENYRW, _S_IREAD | _S_IWRITE);
  m_isHeld = error == 0;
  if (error != 0 && error != EACCES) throw refused(file, std::strerror(error));
}

FileLock::~FileLock() {
  if (m_descriptor >= 0) ::_close(m_descriptor);
}

#else

// Open for writing, as network file systems want it for an exclusive lock (flock(2), "NFS details").
FileLock::FileLock(const std::filesystem::path& file)
    : m_descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (m_descriptor < 0) throw refused(file, std::strerror(errno));
  m_isHeld = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
  if (m_isHeld || errno == EWOULDBLOCK) return;
  const int error = errno;
  ::close(m_descriptor);
  throw refused(file, std::strerror(error));
}

FileLock::~FileLock() { ::close(m_descriptor); }

#endif

}  // namespace glmamba::core
