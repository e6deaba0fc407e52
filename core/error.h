// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace glmamba::core {

/// What kind of thing went wrong; a caller may branch on it, a person reads the message.
enum class ErrorCode {
  notFound,      ///< a file or folder is not there, or may not be read
  badFile,       ///< a file is not what it claims to be, or is truncated
  unsupported,   ///< well formed, but not handled by this program
  gridMismatch,  ///< two images that must share a grid do not
  badValue,      ///< voxels or parameters outside what the operation accepts
  tooLarge,      ///< a size limit was reached before allocating
  cannotWrite,   ///< the disk is full, or a folder may not be written
  badModel,      ///< weights or a model card that do not fit the network
  device,        ///< a compute device is missing or failed
};

/// An operation that can't finish. The message is one sentence for a user: it names the file or the shape *and* what
/// was expected, and never holds a patient's name or identifier. Whoever throws it has left its inputs as they were.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), m_code(code) {}
  ErrorCode code() const noexcept { return m_code; }

 private:
  ErrorCode m_code;
};

}  // namespace glmamba::core
