// SPDX-License-Identifier: Apache-2.0
#include "io/inflated_input.h"

#include <algorithm>
#include <limits>
#include <new>

#include <zlib.h>

namespace glmamba::io {
namespace {

constexpr std::size_t kChunk = 1 << 18;
// zlib.h, inflateInit2: 15 bits of window, and 16 for a gzip header.
constexpr int kGzip = 15 + 16;

}  // namespace

InflatedInput::InflatedInput(const std::filesystem::path& file) : m_input(openedInput(file)) {
  unsigned char magic[2] = {};
  m_input.stream->read(reinterpret_cast<char*>(magic), sizeof magic);
  m_input.stream->clear();
  m_input.stream->seekg(0);
  if (magic[0] != 0x1F || magic[1] != 0x8B) return;
  auto inflater = std::make_unique<z_stream>();
  if (inflateInit2(inflater.get(), kGzip) != Z_OK) throw std::bad_alloc();
  m_inflater = std::move(inflater);
  m_packed.resize(kChunk);
}

InflatedInput::~InflatedInput() {
  if (m_inflater) inflateEnd(m_inflater.get());
}

long InflatedInput::more(unsigned char* to, std::size_t count) {
  if (!m_inflater) {
    m_input.stream->read(reinterpret_cast<char*>(to), static_cast<std::streamsize>(count));
    return static_cast<long>(m_input.stream->gcount());
  }
  z_stream& z = *m_inflater;
  z.next_out = to;
  z.avail_out = static_cast<uInt>(std::min<std::size_t>(count, std::numeric_limits<int>::max()));
  const uInt wanted = z.avail_out;
  while (z.avail_out == wanted) {
    if (z.avail_in == 0) {
      m_input.stream->read(reinterpret_cast<char*>(m_packed.data()), static_cast<std::streamsize>(m_packed.size()));
      z.next_in = m_packed.data();
      z.avail_in = static_cast<uInt>(m_input.stream->gcount());
      if (z.avail_in == 0) return m_memberEnded ? 0 : -1;
    }
    if (m_memberEnded) {
      // Another member, or padding behind the last one.
      if (z.next_in[0] != 0x1F) return 0;
      inflateReset(&z);
      m_memberEnded = false;
    }
    const int result = inflate(&z, Z_NO_FLUSH);
    if (result == Z_STREAM_END)
      m_memberEnded = true;
    else if (result != Z_OK && result != Z_BUF_ERROR)
      return -1;
  }
  return static_cast<long>(wanted - z.avail_out);
}

bool InflatedInput::read(void* to, std::size_t count) {
  for (auto* at = static_cast<unsigned char*>(to); count > 0;) {
    const long got = more(at, count);
    if (got <= 0) return false;
    at += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool InflatedInput::skip(std::uint64_t count) {
  if (!m_inflater) {
    m_input.stream->seekg(static_cast<std::streamoff>(count), std::ios::cur);
    return m_input.stream->good();
  }
  std::vector<unsigned char> passed(std::min<std::uint64_t>(count, kChunk));
  for (; count > 0; count -= std::min<std::uint64_t>(count, passed.size()))
    if (!read(passed.data(), std::min<std::uint64_t>(count, passed.size()))) return false;
  return true;
}

bool InflatedInput::isSound() {
  unsigned char next = 0;
  return !m_inflater || more(&next, 1) >= 0;
}

}  // namespace glmamba::io
