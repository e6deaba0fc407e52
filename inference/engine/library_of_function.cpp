// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/library_of_function.h"

#include <system_error>

#if defined(__unix__) || defined(__APPLE__)
#include <dlfcn.h>
#endif

namespace glmamba::engine {

std::filesystem::path libraryOfFunction(const char* name) {
#if defined(__unix__) || defined(__APPLE__)
  Dl_info info{};
  void* function = dlsym(RTLD_DEFAULT, name);
  if (function != nullptr && dladdr(function, &info) != 0 && info.dli_fname != nullptr) {
    std::error_code unresolved;
    const std::filesystem::path file = std::filesystem::canonical(info.dli_fname, unresolved);
    return unresolved ? std::filesystem::path(info.dli_fname) : file;
  }
#else
  static_cast<void>(name);
#endif
  return {};
}

}  // namespace glmamba::engine
