// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <string>

namespace glmamba::io {

/// What is read: a plain file, or an entry of a ZIP archive, which zip_archive.h gives a path.
struct InputFile {
  std::unique_ptr<std::istream> stream;  ///< binary, seekable
  std::uint64_t size = 0;
};

/// Throws Error{notFound} that names the file when it can't be opened, and what unpackedZipEntry() throws. An entry is
/// in memory, and compared with its checksum, when this returns.
InputFile openedInput(const std::filesystem::path& file);

/// Bytes of the file, or of the unpacked entry; 0 when it can't be opened.
std::uint64_t inputSize(const std::filesystem::path& file);

/// True for a plain file that is there and an entry that its archive holds.
bool isInput(const std::filesystem::path& file);

/// Bytes in memory as such a stream.
InputFile inputOf(std::shared_ptr<const std::string> bytes);

}  // namespace glmamba::io
