// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace glmamba::io::reader {

/// What holds a process that reads untrusted files. Linux, macOS and other POSIX systems limit its memory, its time,
/// its core dumps and the size of files it writes (none); Linux on x86-64 and ARM also ends it when it opens a
/// connection, starts a program or touches another process, and lets it open files for reading only.

/// Gives up, for good, what reading needs not. Returns false when the system refused a part of it.
bool confine();

/// Bounds memory and processor time for one file of `fileSize` bytes; the next call sets new bounds.
void limitFor(std::uintmax_t fileSize);

}  // namespace glmamba::io::reader
