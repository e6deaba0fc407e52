// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <stdexcept>

#include "io/csa_header.h"
#include "io/dicom_structure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    std::istringstream stream(bytes);
    const auto structure = glmamba::io::walkedStructure(stream, size);
    if (structure.end > size || structure.pixelDataLength > size) __builtin_trap();
  } catch (const std::runtime_error&) {
  }
  glmamba::io::csaValues(bytes, "NumberOfImagesInMosaic");
  return 0;
}
