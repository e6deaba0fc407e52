#include "inference/engine/sha256.h"

#include <fstream>
#include <memory>
#include <vector>

#include <openssl/evp.h>

#include "core/error.h"

namespace glmamba::engine {

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

  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
    throw core::Error(core::ErrorCode::unsupported, "The system's OpenSSL has no SHA-256.");
  std::vector<char> block(1 << 16);
  do {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    EVP_DigestUpdate(context.get(), block.data(), static_cast<std::size_t>(stream.gcount()));
  } while (stream);
  require(stream.eof());

  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  EVP_DigestFinal_ex(context.get(), digest, &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i)
    for (int nibble : {digest[i] >> 4, digest[i] & 15}) hex += "0123456789abcdef"[nibble];
  return hex;
}

}  // namespace glmamba::engine
