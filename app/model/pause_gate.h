// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "core/cancel_token.h"

namespace glmamba::app {

/// Holds a worker between two slices for as long as the user wants. Copies share one gate; any thread may open or close
/// it, one worker waits at it.
class PauseGate {
 public:
  void setPaused(bool paused) const { m_state->isPaused.store(paused, std::memory_order_relaxed); }
  bool isPaused() const { return m_state->isPaused.load(std::memory_order_relaxed); }

  /// Returns once the gate is open or `cancel` was asked for.
  void wait(const core::CancelToken& cancel) const {
    if (!isPaused()) return;
    const auto start = std::chrono::steady_clock::now();
    while (isPaused() && !cancel.isCancelRequested()) std::this_thread::sleep_for(kInterval);
    m_state->milliseconds +=
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
  }
  /// How long wait() has waited in all.
  double secondsWaited() const { return 1e-3 * static_cast<double>(m_state->milliseconds.load()); }

 private:
  static constexpr std::chrono::milliseconds kInterval{20};
  struct State {
    std::atomic<bool> isPaused{false};
    std::atomic<std::int64_t> milliseconds{0};
  };
  std::shared_ptr<State> m_state = std::make_shared<State>();
};

}  // namespace glmamba::app
