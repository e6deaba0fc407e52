// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace glmamba::io::reader {

/// A message that is not what its sender should have written.
class Malformed : public std::runtime_error {
 public:
  Malformed() : std::runtime_error("malformed message") {}
};

/// Writes values one after another, in this machine's byte order: both ends run on one machine.
class Packer {
 public:
  template <typename T, typename = std::enable_if_t<std::is_arithmetic_v<T> || std::is_enum_v<T>>>
  void operator()(const T& value) {
    bytes(&value, sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    bytes(text.data(), text.size());
  }
  template <typename T, std::size_t N>
  void operator()(const std::array<T, N>& values) {
    for (const T& value : values) (*this)(value);
  }
  template <typename T>
  void operator()(const std::vector<T>& values) {
    (*this)(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }
  void bytes(const void* data, std::size_t count) { m_message.append(static_cast<const char*>(data), count); }

  std::string take() { return std::move(m_message); }

 private:
  std::string m_message;
};

/// Reads them again and believes nothing: throws Malformed where a value runs past the end, a bool is neither 0 nor 1,
/// or a list promises more entries than bytes are left.
class Unpacker {
 public:
  explicit Unpacker(std::string_view message) : m_rest(message) {}

  template <typename T, typename = std::enable_if_t<std::is_arithmetic_v<T>>>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = 0;
      (*this)(byte);
      if (byte > 1) throw Malformed();
      value = byte == 1;
    } else {
      std::memcpy(&value, bytes(sizeof value).data(), sizeof value);
    }
  }
  void operator()(std::string& text) {
    std::uint32_t size = 0;
    (*this)(size);
    text = bytes(size);
  }
  template <typename T, std::size_t N>
  void operator()(std::array<T, N>& values) {
    for (T& value : values) (*this)(value);
  }
  template <typename T>
  void operator()(std::vector<T>& values) {
    values.clear();
    for (std::uint32_t left = count(); left > 0; --left) (*this)(values.emplace_back());
  }
  template <typename E>
  void enumeration(E& value, E last) {
    std::underlying_type_t<E> number{};
    (*this)(number);
    if (number < 0 || number > static_cast<std::underlying_type_t<E>>(last)) throw Malformed();
    value = static_cast<E>(number);
  }
  /// The length of a list; every entry takes a byte at least.
  std::uint32_t count() {
    std::uint32_t value = 0;
    (*this)(value);
    if (value > m_rest.size()) throw Malformed();
    return value;
  }
  std::string_view bytes(std::size_t count) {
    if (count > m_rest.size()) throw Malformed();
    const std::string_view taken = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return taken;
  }
  std::size_t left() const { return m_rest.size(); }
  void finish() const {
    if (!m_rest.empty()) throw Malformed();
  }

 private:
  std::string_view m_rest;
};

}  // namespace glmamba::io::reader
