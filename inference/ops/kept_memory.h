// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace glmamba::ops {

/// While one lives, memory that LibTorch's tensors on the processor free is kept for the next ones of their size, in
/// pieces of 1 MiB and more: a network that goes from slice to slice asks the system for memory in the first only, and
/// does not wait while pages are cleared. The last one to end gives back what is kept, and so does an allocation that
/// would fail without it. Any thread.
class KeptMemory {
 public:
  KeptMemory();
  ~KeptMemory();
  KeptMemory(const KeptMemory&) = delete;
  KeptMemory& operator=(const KeptMemory&) = delete;

  /// Bytes that are kept and that no tensor uses now.
  static std::size_t unusedBytes();
};

}  // namespace glmamba::ops
