// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"
#include "inference/engine/segmentation_card.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    glmamba::engine::readSegmentationCard(glmamba::fuzz::fuzzedFile(data, size, ".json"));
  } catch (const glmamba::core::Error&) {
  }
  return 0;
}
