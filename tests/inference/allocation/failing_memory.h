// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace glmamba::allocation {

/// What asks for memory: C++ objects, by operator new, or numbers of LibTorch's tensors on the processor.
enum class Asking { objects, tensors };

/// While one lives, one allocation of this program fails as it would without memory: the `nth` from now on, counted
/// from 0, of any thread; with `least`, only allocations of that many bytes or more count. One at a time.
class FailingMemory {
 public:
  FailingMemory(Asking asking, std::int64_t nth, std::size_t least = 0);
  ~FailingMemory();
  FailingMemory(const FailingMemory&) = delete;
  FailingMemory& operator=(const FailingMemory&) = delete;

  /// Whether it has failed.
  bool hasFailed() const;
  /// Allocations that were asked for since it began.
  std::int64_t asked() const;
};

/// What was allocated and not given back.
struct Held {
  std::int64_t objects;      ///< by operator new
  std::int64_t tensorBytes;  ///< since watchTensors()
};
Held held();

/// LibTorch's tensors are counted from now on. Call it when KeptMemory has been there once: its allocator stays below.
void watchTensors();

}  // namespace glmamba::allocation
