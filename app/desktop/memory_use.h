#pragma once

#include <cstdint>

namespace glmamba::app {

/// Bytes of physical memory this process holds; 0 where the system does not tell.
std::uint64_t residentMemory();

}  // namespace glmamba::app
