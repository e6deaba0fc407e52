// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_uid.h"

#include <algorithm>
#include <random>

namespace glmamba::io {

std::string uidFromBytes(const std::array<std::uint8_t, 16>& bytes) {
  std::array<std::uint32_t, 4> words{};
  for (int i = 0; i < 16; ++i) words[i / 4] = words[i / 4] << 8 | bytes[i];
  // Long division by ten, one digit at a time, the least significant first.
  std::string digits;
  while (std::any_of(words.begin(), words.end(), [](std::uint32_t word) { return word != 0; })) {
    std::uint64_t remainder = 0;
    for (std::uint32_t& word : words) {
      const std::uint64_t value = remainder << 32 | word;
      word = static_cast<std::uint32_t>(value / 10);
      remainder = value % 10;
    }
    digits.push_back(static_cast<char>('0' + remainder));
  }
  if (digits.empty()) digits = "0";
  return "2.25." + std::string(digits.rbegin(), digits.rend());
}

std::string makeUid() {
  // std::random_device reads the system's random source in libstdc++ and libc++.
  std::random_device random;
  std::array<std::uint8_t, 16> bytes{};
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);  // version 4, RFC 4122, 4.4
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
  return uidFromBytes(bytes);
}

}  // namespace glmamba::io
