// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"
#include "io/nifti_file.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto file = glmamba::fuzz::fuzzedFile(data, size, ".nii");
    const auto series = glmamba::io::niftiSeries(file);
    const int last = series.back().frames.empty() ? 0 : series.back().frames.front();
    glmamba::io::readNiftiVoxels(file, series.back().geometry.size(), last, [](const std::vector<float>&) {});
  } catch (const glmamba::core::Error&) {
  }
  return 0;
}
