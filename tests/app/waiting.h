// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <functional>

namespace glmamba::app {

/// Lets queued calls and events through until `condition` holds; false when it does not within `seconds`.
inline bool waitUntil(const std::function<bool()>& condition, double seconds = 300) {
  QElapsedTimer timer;
  timer.start();
  while (!condition()) {
    if (static_cast<double>(timer.elapsed()) > 1000 * seconds) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    QThread::msleep(2);
  }
  return true;
}

/// Lets events through for a while, so that something that must not happen has had its chance.
inline void letPass(int milliseconds) {
  QElapsedTimer timer;
  timer.start();
  waitUntil([&] { return timer.elapsed() > milliseconds; });
}

}  // namespace glmamba::app
