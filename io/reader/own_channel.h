// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "io/reader/region.h"

namespace glmamba::io::reader {

/// A reader's own end of the channel to the program that started it, and the memory that the two share.
class OwnChannel {
 public:
  /// Takes them over from standard input, by `argument` where the system has no fixed place for the memory. What
  /// libraries read and print goes nowhere from now on. Ends the process where it was not started as a reader is.
  explicit OwnChannel(const char* argument);

  /// Waits for bytes; how many have come, 0 or less when the caller has gone.
  std::ptrdiff_t read(char* to, std::size_t room);
  /// How many were taken; 0 or less when the caller has gone.
  std::ptrdiff_t write(const char* from, std::size_t count);
  Region region() const { return m_region; }

 private:
  std::ptrdiff_t m_channel;  ///< a descriptor, or a handle
  Region m_region;
};

/// Ends this process at once: whatever a file has done to the memory, nothing looks at it any more.
[[noreturn]] void endProcess();

}  // namespace glmamba::io::reader
