// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "core/error.h"
#include "io/label_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace glmamba;
  try {
    const io::LabelEntries entries = io::parseLabelTable({reinterpret_cast<const char*>(data), size});
    // What is written is read as it was, but for names that ITK-SNAP can't hold.
    const io::LabelEntries again = io::parseLabelTable(io::labelTableText(entries));
    if (again.size() != entries.size()) __builtin_trap();
    for (std::size_t n = 0; n < entries.size(); ++n)
      if (again[n].value != entries[n].value || again[n].isVisible != entries[n].isVisible) __builtin_trap();
  } catch (const core::Error&) {
  }
  return 0;
}
