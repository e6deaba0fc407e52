// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include <csignal>

namespace glmamba::cli {

namespace {

// A signal handler may only set a lock-free atomic: that is what the token does.
static_assert(std::atomic<bool>::is_always_lock_free);

void stop(int signal) {
  interruption().requestCancel();
  std::signal(signal, SIG_DFL);
}

}  // namespace

const core::CancelToken& interruption() {
  static const core::CancelToken token;
  return token;
}

void catchInterruptions() {
  interruption();  // made before a signal can ask for it
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
}

}  // namespace glmamba::cli
