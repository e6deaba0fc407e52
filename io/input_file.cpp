// SPDX-License-Identifier: Apache-2.0
#include "io/input_file.h"

#include <fstream>
#include <streambuf>

#include "core/error.h"
#include "io/zip_archive.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

/// Reads bytes that it shares; a std::istringstream would copy them.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) {
    // A get area is never written to.
    char* begin = const_cast<char*>(m_bytes->data());
    setg(begin, begin, begin + m_bytes->size());
  }

 protected:
  pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode) override {
    const off_type base = from == std::ios_base::beg   ? 0
                          : from == std::ios_base::cur ? gptr() - eback()
                                                       : egptr() - eback();
    const off_type to = base + offset;
    if (to < 0 || to > egptr() - eback()) return pos_type(off_type(-1));
    setg(eback(), eback() + to, egptr());
    return pos_type(to);
  }
  pos_type seekpos(pos_type to, std::ios_base::openmode mode) override {
    return seekoff(off_type(to), std::ios_base::beg, mode);
  }

 private:
  std::shared_ptr<const std::string> m_bytes;
};

class MemoryStream : public std::istream {
 public:
  explicit MemoryStream(std::shared_ptr<const std::string> bytes) : std::istream(nullptr), m_buffer(std::move(bytes)) {
    rdbuf(&m_buffer);
  }

 private:
  MemoryBuffer m_buffer;
};

}  // namespace

InputFile inputOf(std::shared_ptr<const std::string> bytes) {
  const std::uint64_t size = bytes->size();
  return {std::make_unique<MemoryStream>(std::move(bytes)), size};
}

InputFile openedInput(const fs::path& file) {
  std::error_code error;
  if (fs::is_regular_file(file, error)) {
    InputFile input{std::make_unique<std::ifstream>(file, std::ios::binary), fs::file_size(file, error)};
    if (*input.stream && !error) return input;
  } else if (const ZipPlace place = zipPlaceOf(file); !place.entry.empty()) {
    return inputOf(unpackedZipEntry(place));
  }
  throw core::Error(
      core::ErrorCode::notFound,
      "'" + file.filename().string() + "' can't be opened. Check that it is there and that you may read it.");
}

std::uint64_t inputSize(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (!error) return size;
  try {
    const ZipPlace place = zipPlaceOf(file);
    return place.entry.empty() ? 0 : zipEntrySize(place);
  } catch (const core::Error&) {
    return 0;
  }
}

bool isInput(const fs::path& file) {
  std::error_code error;
  if (fs::is_regular_file(file, error)) return true;
  return inputSize(file) > 0;
}

}  // namespace glmamba::io
