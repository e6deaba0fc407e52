// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/failures.h"

#include <algorithm>
#include <initializer_list>
#include <new>
#include <string_view>

#include <c10/util/Exception.h>

#include "core/error.h"

namespace glmamba::engine {

namespace {

/// What it says, without the backtrace of LibTorch's errors: that names functions.
std::string_view wordsOf(const std::exception& error) {
  const auto* ofTorch = dynamic_cast<const c10::Error*>(&error);
  return ofTorch ? ofTorch->what_without_backtrace() : error.what();
}

bool says(const std::exception& error, std::initializer_list<const char*> any) {
  const std::string_view what = wordsOf(error);
  return std::any_of(any.begin(), any.end(),
                     [&](const char* words) { return what.find(words) != std::string_view::npos; });
}

}  // namespace

bool isOutOfMemory(const std::exception& error) {
  // Of LibTorch's allocators, of ours, of cuBLAS, cuDNN and oneDNN: LibTorch has no type that all of them use.
  return says(error, {"not enough memory", "can't allocate memory", "out of memory", "CUBLAS_STATUS_ALLOC_FAILED",
                      "CUDNN_STATUS_ALLOC_FAILED", "could not create an engine"});
}

bool isDeviceLost(const std::exception& error) {
  return !isOutOfMemory(error) &&
         says(error, {"CUDA error:", "CUBLAS_STATUS_EXECUTION_FAILED", "CUDNN_STATUS_EXECUTION_FAILED"});
}

core::Error errorOfCurrentException(const std::string& device) {
  try {
    throw;
  } catch (const core::Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return {core::ErrorCode::tooLarge,
            "There is not enough memory for this: close other programs, or choose fewer slices."};
  } catch (const std::exception& error) {  // of LibTorch, or of a library below it
    if (isOutOfMemory(error))
      return {core::ErrorCode::tooLarge, "There is not enough memory on " + device +
                                             " for an image of this size: close other programs and start again."};
    const std::string what(wordsOf(error));
    return {core::ErrorCode::device, "The network could not be run on " + device +
                                         (device == "cpu" ? "" : "; choose the CPU instead") + " (" +
                                         what.substr(0, what.find('\n')) + ")."};
  }
}

}  // namespace glmamba::engine
