// SPDX-License-Identifier: Apache-2.0
#include <QEvent>
#include <QThread>
#include <memory>

#include <catch2/catch.hpp>

#include "app/desktop/stall_watch.h"

using namespace glmamba::app;

namespace {

/// Takes its time over each event, and hands one on to another.
struct Slow : QObject {
  explicit Slow(int milliseconds, QObject* next = nullptr) : m_milliseconds(milliseconds), m_next(next) {}
  bool event(QEvent*) override {
    QThread::msleep(static_cast<unsigned long>(m_milliseconds));
    QEvent within(QEvent::User);
    if (m_next) QCoreApplication::sendEvent(m_next, &within);
    return true;
  }
  int m_milliseconds;
  QObject* m_next;
};

}  // namespace

TEST_CASE("An event that takes too long is counted once, where the time went", "[gui]") {
  auto& watch = *static_cast<StallWatch*>(QCoreApplication::instance());
  QEvent event(QEvent::User);
  const auto countOf = [&](QObject& receiver) {
    const int before = watch.stallCount();
    QCoreApplication::sendEvent(&receiver, &event);
    return watch.stallCount() - before;
  };
  Slow slow(StallWatch::kLongestMs + 30);
  Slow passingOn(0, &slow);
  watch.setWatching(true);
  CHECK(countOf(slow) == 1);
  CHECK(countOf(passingOn) == 1);  // the inner one's
  watch.setWatching(false);
  CHECK(countOf(slow) == 0);
}

TEST_CASE("An event of another thread keeps no window waiting", "[gui]") {
  auto& watch = *static_cast<StallWatch*>(QCoreApplication::instance());
  watch.setWatching(true);
  const int before = watch.stallCount();
  const std::unique_ptr<QThread> worker(QThread::create([] {
    Slow slow(StallWatch::kLongestMs + 30);
    QEvent event(QEvent::User);
    QCoreApplication::sendEvent(&slow, &event);
  }));
  worker->start();
  REQUIRE(worker->wait(10000));
  watch.setWatching(false);
  CHECK(watch.stallCount() == before);
}
