// SPDX-License-Identifier: Apache-2.0
#include "io/csa_header.h"

#include <cstdint>
#include <cstring>
#include <optional>

namespace glmamba::io {
namespace {

// A header has about a hundred elements of at most some hundred values.
constexpr std::uint32_t kMostElements = 1000;
constexpr std::uint32_t kMostValues = 100000;

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : m_rest(bytes) {}
  /// Nothing at the end.
  std::optional<std::string_view> take(std::size_t count) {
    if (count > m_rest.size()) return {};
    const std::string_view taken = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return taken;
  }
  std::optional<std::uint32_t> number() {
    const auto bytes = take(4);
    if (!bytes) return {};
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>((*bytes)[static_cast<std::size_t>(i)]);
    return value;
  }

 private:
  std::string_view m_rest;
};

/// Up to the first zero, without spaces around.
std::string text(std::string_view bytes) {
  bytes = bytes.substr(0, bytes.find('\0'));
  const std::size_t first = bytes.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(bytes.substr(first, bytes.find_last_not_of(' ') - first + 1));
}

/// The values of the element that begins here, after its name; nothing when it runs past the end.
std::optional<std::vector<std::string>> valuesOf(Bytes& bytes) {
  if (!bytes.take(4 + 4 + 4)) return {};  // multiplicity, VR, type
  const auto count = bytes.number();
  if (!count || *count > kMostValues || !bytes.number()) return {};
  std::vector<std::string> values;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto unused = bytes.number(), length = bytes.number();
    if (!unused || !length || !bytes.take(8)) return {};
    const auto value = bytes.take(*length);
    if (!value || !bytes.take((4 - *length % 4) % 4)) return {};
    if (std::string one = text(*value); !one.empty()) values.push_back(std::move(one));
  }
  return values;
}

}  // namespace

std::vector<std::string> csaValues(std::string_view header, std::string_view name) {
  Bytes bytes(header);
  if (bytes.take(4).value_or("") != "SV10" || !bytes.take(4)) return {};
  const auto count = bytes.number();
  if (!count || *count > kMostElements || !bytes.take(4)) return {};
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto found = bytes.take(64);
    if (!found) return {};
    const auto values = valuesOf(bytes);
    if (!values) return {};
    if (text(*found) == name) return *values;
  }
  return {};
}

}  // namespace glmamba::io
