// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace glmamba::imaging {

void parallelFor(int count, const core::CancelToken& cancel, const std::function<void(int)>& body) {
  std::atomic<int> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::exception_ptr firstFailure;

  const auto work = [&] {
    for (int i = next++; i < count && !failed && !cancel.isCancelRequested(); i = next++) {
      try {
        body(i);
      } catch (...) {
        const std::lock_guard<std::mutex> lock(mutex);
        if (!firstFailure) firstFailure = std::current_exception();
        failed = true;
      }
    }
  };

  const int threadCount = std::min(count, static_cast<int>(std::thread::hardware_concurrency()));
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(std::max(threadCount, 0)));  // nothing below may leave one unjoined
  try {
    while (static_cast<int>(threads.size()) + 1 < threadCount) threads.emplace_back(work);
  } catch (const std::exception&) {  // std::system_error, or no memory for a thread's own
    // No thread to be had: those that started, and this one, do the work.
  }
  work();
  for (std::thread& thread : threads) thread.join();

  if (firstFailure) std::rethrow_exception(firstFailure);
  cancel.throwIfCancelled();
}

}  // namespace glmamba::imaging
