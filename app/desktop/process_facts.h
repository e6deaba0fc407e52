// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace glmamba::app {

/// Bytes of physical memory this process holds; 0 where the system does not tell.
std::uint64_t residentMemory();

/// Milliseconds since the system started this process, loading of libraries included, to about 10 ms; negative where
/// the system does not tell.
std::int64_t millisecondsSinceStart();

}  // namespace glmamba::app
