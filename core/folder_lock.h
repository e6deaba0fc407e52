// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace glmamba::core {

/// A lock on a folder that the system gives up when the process ends, however it ends. For writers to tell the remains
/// of a killed program from the work of a running one. Where there are no such locks it is never held.
class FolderLock {
 public:
  /// Takes the lock unless another process or object has it.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  bool isHeld() const { return m_isHeld; }

 private:
  int m_descriptor = -1;
  bool m_isHeld = false;
};

}  // namespace glmamba::core
