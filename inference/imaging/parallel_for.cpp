#include "inference/imaging/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
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
  try {
    while (static_cast<int>(threads.size()) + 1 < threadCount) threads.emplace_back(work);
  } catch (const std::system_error&) {
    // No thread to be had: those that started, and this one, do the work.
  }
  work();
  for (std::thread& thread : threads) thread.join();

  if (firstFailure) std::rethrow_exception(firstFailure);
  cancel.throwIfCancelled();
}

}  // namespace glmamba::imaging
