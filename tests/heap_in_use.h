// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace glmamba {

/// Bytes allocated and not freed, of all the allocator's arenas; 0 where it can't be asked.
inline std::size_t heapInUse() {
#ifdef __GLIBC__
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

}  // namespace glmamba
