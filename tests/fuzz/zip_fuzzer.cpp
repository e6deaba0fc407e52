// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"
#include "io/zip_archive.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto archive = glmamba::fuzz::fuzzedFile(data, size, ".zip");
    for (const std::string& entry : glmamba::io::zipContents(archive).entries) {
      try {
        glmamba::io::unpackedZipEntry({archive, entry});
      } catch (const glmamba::core::Error&) {
      }
    }
  } catch (const glmamba::core::Error&) {
  }
  return 0;
}
