// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "io/input_file.h"

struct z_stream_s;

namespace glmamba::io {

/// A file's content, read from the beginning on; gzip is inflated as it is read (RFC 1952, also of several members).
/// What the file is, its first bytes say, not its name.
class InflatedInput {
 public:
  /// Throws as openedInput().
  explicit InflatedInput(const std::filesystem::path& file);
  ~InflatedInput();
  InflatedInput(const InflatedInput&) = delete;
  InflatedInput& operator=(const InflatedInput&) = delete;

  bool isCompressed() const { return m_inflater != nullptr; }
  std::uint64_t fileSize() const { return m_input.size; }

  /// False when the content ends before `count` bytes, or is damaged.
  bool read(void* to, std::size_t count);
  bool skip(std::uint64_t count);
  /// After the last byte that is wanted: false when the compressed data don't go on as they must, or, where nothing
  /// follows, their checksum is another.
  bool isSound();

 private:
  /// Up to `count` bytes more, and how many; 0 at the end and for damaged data, -1 for the latter.
  long more(unsigned char* to, std::size_t count);

  InputFile m_input;
  std::unique_ptr<z_stream_s> m_inflater;
  std::vector<unsigned char> m_packed;
  bool m_memberEnded = false;
};

}  // namespace glmamba::io
