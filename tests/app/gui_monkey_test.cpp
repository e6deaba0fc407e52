// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "app/desktop/shortcuts.h"
#include "core/platform.h"
#include "monkey.h"
#include "tests/heap_in_use.h"

using namespace glmamba::app;

namespace {

/// What was asked for and is not over, for a report of what hangs.
std::string unfinished(const RunQueue& runs) {
  std::string text;
  for (const auto& run : runs.runs())
    if (!run->isOver())
      text += phaseName(run->phase).toStdString() + " task " + std::to_string(static_cast<int>(run->task)) + ", ";
  return text + (runs.isPaused() ? "paused" : "not paused");
}

/// Cancels what was asked for, as a user would: all of it must end soon, however much it is. Returns how much it was.
std::size_t cancelAll(ShownWindow& shown) {
  std::vector<RunId> going;
  for (const auto& run : shown.session().runs().runs())
    if (!run->isOver()) going.push_back(run->id);
  for (auto id = going.rbegin(); id != going.rend(); ++id) shown.session().cancelRun(*id);
  shown.session().setPaused(false);
  const bool isIdle = waitUntil([&] { return !shown.session().isBusy(); }, 120);
  INFO(going.size() << " runs were cancelled; left: " << unfinished(shown.session().runs()));
  REQUIRE(isIdle);
  return going.size();
}

/// It still does what it is for, whatever was pressed.
void requireThatItWorks(ShownWindow& shown) {
  shown.session().setSettings({});
  shown.openDemo();
  QStringList told;
  const auto listening =
      QObject::connect(&shown.session(), &Session::problem, [&](const QString& problem) { told << problem; });
  CHECK(shown.session().canRun());
  shown.window->run();
  const bool isIdle = shown.waitIdle();
  INFO("left: " << unfinished(shown.session().runs()) << "; jobs: " << shown.session().jobs().runningCount());
  REQUIRE(isIdle);
  QObject::disconnect(listening);
  CHECK(told.join(" | ").toStdString() == "");
  REQUIRE(shown.session().result());
  CHECK(shown.session().result()->complete);
}

void playOn(unsigned seed, int events) {
  INFO("seed " << seed);
  ShownWindow shown;
  shown.openDemo();
  Monkey monkey(shown, seed);
  monkey.play(events);
  const std::size_t cancelled = cancelAll(shown);
  requireThatItWorks(shown);
  resetKeys(*shown.window);
  WARN(events << " events of seed " << seed << ", " << cancelled << " runs were not over; the longest, "
              << monkey.longestEvent() << ", took " << monkey.longestMs() << " ms");
  CHECK(monkey.longestMs() < 20000);
}

unsigned chosenSeed() {
  const QByteArray seed = qgetenv("GLMAMBA_MONKEY_SEED");
  return seed.isEmpty() ? std::random_device()() : seed.toUInt();
}

}  // namespace

TEST_CASE("Random keys, clicks, drags and commands leave a window that works", "[gui]") { playOn(1, 400); }

TEST_CASE("Ten thousand random events leave a window that works", "[.monkey]") { playOn(chosenSeed(), 10000); }

// For tests/soak/soak.py, which reads a line a round and judges the memory: GLMAMBA_MONKEY_SECONDS says how long.
TEST_CASE("Random events in one window while the network is at work", "[.monkey_rounds]") {
  constexpr int kBursts = 10, kEventsInABurst = 50;
  const qint64 most = 1000 * qEnvironmentVariableIntValue("GLMAMBA_MONKEY_SECONDS");
  REQUIRE(most > 0);
  const unsigned seed = chosenSeed();
  INFO("seed " << seed);
  QElapsedTimer timer;
  timer.start();
  ShownWindow shown;
  Monkey monkey(shown, seed);
  for (int round = 0; timer.elapsed() < most; ++round) {
    INFO("round " << round);
    shown.openDemo();
    for (int burst = 0; burst < kBursts; ++burst) {
      if (!shown.session().runs().active() && shown.session().canRun()) shown.window->run();
      monkey.play(kEventsInABurst);
    }
    cancelAll(shown);
    requireThatItWorks(shown);
    while (!shown.session().studies().studies().empty())
      shown.session().removeStudy(shown.session().studies().studies().front().id);
    letPass(1500);  // idle: what is free is given back to the system
    std::printf("memory %.1f %.1f\n", static_cast<double>(glmamba::core::residentMemory()) / 1048576,
                static_cast<double>(glmamba::heapInUse()) / 1048576);
    std::fflush(stdout);
  }
}
