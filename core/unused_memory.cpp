// SPDX-License-Identifier: Apache-2.0
#include "core/unused_memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace glmamba::core {

void giveBackUnusedMemory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace glmamba::core
