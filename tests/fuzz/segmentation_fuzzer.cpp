// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_file.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto file = glmamba::fuzz::fuzzedFile(data, size, ".dcm");
    const auto volume = glmamba::io::readSegmentation(file);
    const glmamba::core::Size3 grid{volume.slice.columns, volume.slice.rows, volume.slices};
    glmamba::io::readSegmentationVoxels(file, grid, [](const std::vector<float>&) {});
  } catch (const std::exception&) {  // GDCM's own too, as in the reader
  }
  return 0;
}
