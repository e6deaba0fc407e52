// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#if defined(__GNUC__)
#define GLMAMBA_LIKE_PRINTF __attribute__((format(printf, 1, 2)))
#else
#define GLMAMBA_LIKE_PRINTF
#endif

namespace glmamba::core {

/// What std::printf would write, at any length.
GLMAMBA_LIKE_PRINTF std::string format(const char* pattern, ...);

}  // namespace glmamba::core

#undef GLMAMBA_LIKE_PRINTF
