// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace glmamba::core {

/// A lock on a file, by which processes on any machines that share the disk tell each other that they are at work. The
/// system gives it up when the process ends, however it ends. The file is made when it is not there, and stays: one
/// that was removed would be locked twice.
class FileLock {
 public:
  /// Takes the lock unless another process or object has it. Throws Error{cannotWrite} when the file can't be made, or
  /// its file system has no locks.
  explicit FileLock(const std::filesystem::path& file);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  bool isHeld() const { return m_isHeld; }

 private:
  int m_descriptor = -1;
  bool m_isHeld = false;
};

}  // namespace glmamba::core
