// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <random>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/atomic_file.h"
#include "core/error.h"
#include "io/deidentification.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDigits = "0123456789abcdef";

std::string nameOf(const fs::path& file) { return "'" + file.filename().string() + "'"; }

void writeKey(const std::array<std::uint8_t, 32>& secret, const fs::path& file) {
  std::string text;
  for (const std::uint8_t byte : secret) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  core::writeAtomically(file, [&](const fs::path& temporary) {
    std::ofstream stream(temporary);
    fs::permissions(temporary, fs::perms::owner_read | fs::perms::owner_write);
    stream << text << '\n';
    stream.close();
    if (!stream) throw core::Error(core::ErrorCode::cannotWrite, nameOf(file) + " could not be written: make room.");
  });
}

}  // namespace

DeidentificationKey DeidentificationKey::random() {
  // std::random_device reads the system's random source in libstdc++ and libc++.
  std::random_device source;
  DeidentificationKey key;
  for (std::uint8_t& byte : key.m_secret) byte = static_cast<std::uint8_t>(source());
  return key;
}

DeidentificationKey DeidentificationKey::inFile(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    const DeidentificationKey key = random();
    writeKey(key.m_secret, file);
    return key;
  }
  std::ifstream stream(file);
  std::string text;
  if (fs::is_directory(file, error) || !stream)
    throw core::Error(core::ErrorCode::notFound, nameOf(file) + " can't be read: check that it is a file of yours.");
  char digits[80] = {};
  stream.read(digits, sizeof digits);
  text.assign(digits, static_cast<std::size_t>(stream.gcount()));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  DeidentificationKey key;
  if (text.size() != 2 * key.m_secret.size() || text.find_first_not_of(kDigits) != std::string::npos) {
    throw core::Error(core::ErrorCode::badFile,
                      nameOf(file) +
                          " is no key: expected 64 hexadecimal digits. Name a file that is not there yet, and a key is "
                          "made in it.");
  }
  for (std::size_t i = 0; i < key.m_secret.size(); ++i)
    key.m_secret[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
  return key;
}

std::array<std::uint8_t, 32> DeidentificationKey::digest(const std::string& purpose, const std::string& text) const {
  const std::string message = purpose + "\n" + text;
  std::array<std::uint8_t, 32> result{};
  unsigned int length = 0;
  if (HMAC(EVP_sha256(), m_secret.data(), static_cast<int>(m_secret.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), result.data(), &length) == nullptr ||
      length != result.size()) {
    throw core::Error(core::ErrorCode::unsupported, "The system's OpenSSL has no HMAC with SHA-256.");
  }
  return result;
}

}  // namespace glmamba::io
