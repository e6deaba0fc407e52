// SPDX-License-Identifier: Apache-2.0
#include "core/folder_lock.h"

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace glmamba::core {

#if defined(__unix__) || defined(__APPLE__)

FolderLock::FolderLock(const std::filesystem::path& folder)
    : m_descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  m_isHeld = m_descriptor >= 0 && ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
}

FolderLock::~FolderLock() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

#else

FolderLock::FolderLock(const std::filesystem::path&) {}
FolderLock::~FolderLock() = default;

#endif

}  // namespace glmamba::core
