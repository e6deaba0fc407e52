// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "io/character_set.h"
#include "io/contrast_guess.h"
#include "io/dicom_text.h"
#include "io/zip_archive.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The character set stands before the first line break.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = bytes.find(10);
  const std::string text = end == std::string::npos ? bytes : bytes.substr(end + 1);
  const std::string shown = glmamba::io::utf8Of(text, bytes.substr(0, end));
  for (const char c : shown)
    if (static_cast<unsigned char>(c) < 0x20) __builtin_trap();
  glmamba::io::splitValues(text);
  glmamba::io::parsedNumber(text);
  glmamba::io::contrastFromWords(text);
  glmamba::io::isSafeEntryName(text);
  return 0;
}
