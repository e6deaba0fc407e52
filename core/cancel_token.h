// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>

namespace glmamba::core {

/// Asks a running operation to stop. Copies share one flag; any thread may request or ask. A flag once set stays set.
class CancelToken {
 public:
  CancelToken() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}
  void requestCancel() const noexcept { m_flag->store(true, std::memory_order_relaxed); }
  bool isCancelRequested() const noexcept { return m_flag->load(std::memory_order_relaxed); }

  /// Thrown by throwIfCancelled() to unwind deep loops; turned into `Cancelled` at the job boundary.
  struct Requested {};
  void throwIfCancelled() const {
    if (isCancelRequested()) throw Requested{};
  }

 private:
  std::shared_ptr<std::atomic<bool>> m_flag;
};

}  // namespace glmamba::core
