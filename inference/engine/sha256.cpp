// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/sha256.h"

#include <fstream>
#include <memory>
#include <vector>

#include <openssl/evp.h>

#include "core/error.h"

namespace glmamba::engine {

namespace {

class Digest {
 public:
  Digest() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1)
      throw core::Error(core::ErrorCode::unsupported, "The system's OpenSSL has no SHA-256.");
  }

  void add(const char* bytes, std::size_t count) { EVP_DigestUpdate(m_context.get(), bytes, count); }

  std::string hex() {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_DigestFinal_ex(m_context.get(), digest, &length);
    std::string hex;
    for (unsigned i = 0; i < length; ++i)
      for (int nibble : {digest[i] >> 4, digest[i] & 15}) hex += "0123456789abcdef"[nibble];
    return hex;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

std::string sha256(const std::filesystem::path& file) {
  const auto require = [&](bool done) {
    if (!done)
      throw core::Error(core::ErrorCode::notFound,
                        "“" + file.filename().string() + "” can't be read: check that it exists and may be opened.");
  };
  std::error_code error;
  require(std::filesystem::is_regular_file(file, error));
  std::ifstream stream(file, std::ios::binary);
  require(stream.is_open());
  Digest digest;
  std::vector<char> block(1 << 16);
  do {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    digest.add(block.data(), static_cast<std::size_t>(stream.gcount()));
  } while (stream);
  require(stream.eof());
  return digest.hex();
}

std::string sha256OfText(std::string_view text) {
  Digest digest;
  digest.add(text.data(), text.size());
  return digest.hex();
}

}  // namespace glmamba::engine
