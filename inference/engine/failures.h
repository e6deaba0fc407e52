// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <string>

#include "core/cancel_token.h"
#include "core/outcome.h"

namespace glmamba::engine {

/// Whether an error of LibTorch, or of a network that runs in it, says that a device's memory does not suffice.
bool isOutOfMemory(const std::exception& error);

/// Whether an error of LibTorch says that a GPU has failed, so that nothing can be computed on it until the program is
/// started again: an error of CUDA itself that is no lack of memory.
bool isDeviceLost(const std::exception& error);

/// What the exception being handled is for the user of a job or of a model on this device ("cpu", "cuda:0"): errors of
/// LibTorch and std::bad_alloc as a core::Error, tooLarge where memory did not suffice. Rethrows what is none of these.
core::Error errorOfCurrentException(const std::string& device);

/// The outcome of a job on this device: what it returns, Cancelled, or the Failure that its exception is for the user.
/// `job` is called where nothing was allocated before, so that the lack of memory for its first object is a Failure
/// too.
template <typename Result, typename Job>
core::Outcome<Result> outcomeOf(const std::string& device, const Job& job) {
  try {
    return job();
  } catch (const core::CancelToken::Requested&) {
    return core::Cancelled{};
  } catch (...) {
    return core::Failure{errorOfCurrentException(device)};
  }
}

}  // namespace glmamba::engine
