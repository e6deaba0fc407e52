// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/scroll_benchmark.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

#include "app/desktop/compare_view.h"
#include "app/desktop/main_window.h"

namespace glmamba::app {

namespace {

constexpr int kFrames = 100;
constexpr int kWarmUpFrames = 10;  // shaders are compiled when first used
constexpr int kLongestFrameMs = 5000;

/// Milliseconds until every pane on the screen shows what `change` asks for.
double frameAfter(CompareView& view, const std::function<void()>& change) {
  std::vector<PaneWidget*> waiting;
  for (PaneWidget* pane : view.shownPanes())
    if (pane->isVisible()) waiting.push_back(pane);
  QObject scope;
  for (PaneWidget* pane : view.shownPanes())
    QObject::connect(pane, &PaneWidget::drawn, &scope, [&waiting, pane] {
      waiting.erase(std::remove(waiting.begin(), waiting.end(), pane), waiting.end());
    });
  QElapsedTimer timer;
  timer.start();
  change();
  while (!waiting.empty() && timer.elapsed() < kLongestFrameMs)
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
  return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void measure(const char* name, CompareView& view, const std::function<void(int)>& step) {
  std::vector<double> times;
  std::clock_t processorTime = 0;
  for (int frame = -kWarmUpFrames; frame < kFrames; ++frame) {
    if (frame == 0) processorTime = std::clock();
    const double time = frameAfter(view, [&] { step(frame); });
    if (frame >= 0) times.push_back(time);
  }
  processorTime = std::clock() - processorTime;
  std::sort(times.begin(), times.end());
  int panes = 0;
  for (PaneWidget* pane : view.shownPanes()) panes += pane->isVisible() && pane->scene().first().hasImage();
  const viewer::PaneSize size = view.activePane().paneSize();
  std::printf(
      "%-14s %6.1f frames a second (median), %6.1f ms (99th percentile), %5.1f ms of processor time a frame; "
      "%d pane(s) of %d×%d\n",
      name, 1000 / times[times.size() / 2], times[times.size() * 99 / 100],
      1000.0 * static_cast<double>(processorTime) / CLOCKS_PER_SEC / kFrames, panes, size.width, size.height);
  std::fflush(stdout);
}

void benchmark(MainWindow& window) {
  CompareView& view = window.compareView();
  DisplayState& display = window.display();
  window.setFixedSize(1920, 1080);
  const auto layout = [&](LayoutKind kind) {
    Layout chosen = display.layout();
    chosen.kind = kind;
    display.setLayout(chosen);
    QCoreApplication::processEvents();
  };
  layout(LayoutKind::compare);
  const auto scroll = [&](int frame) { view.activePane().scroll(((frame + 1000) / 10) % 2 ? 1 : -1); };
  measure("scroll", view, scroll);
  const core::Window before = display.window(Image::lr);
  measure("window/level", view, [&](int frame) {
    display.setWindow(Image::lr, {before.centre * (1 + 0.2 * std::sin(frame / 7.0)), before.width});
  });
  layout(LayoutKind::curtain);
  measure("curtain", view, [&](int frame) {
    Layout dragged = display.layout();
    dragged.divider[0] = 0.5 + 0.4 * std::sin(frame / 20.0);
    dragged.dividerDegrees = std::fmod(frame + 360.0, 360.0);
    display.setLayout(dragged);
  });
  measure("curtain scroll", view, scroll);
}

}  // namespace

void benchmarkThenQuit(MainWindow& window) {
  QObject::connect(&window.session(), &Session::problem, &window, [&window](const QString& sentence) {
    std::fprintf(stderr, "glmamba-viewer: %s\n", qPrintable(sentence));
    if (!window.session().images().lr) QApplication::exit(1);  // nothing to measure with
  });
  auto* timer = new QTimer(&window);
  QObject::connect(timer, &QTimer::timeout, &window, [&window, timer] {
    if (window.session().isBusy() || !window.session().images().lr) return;
    timer->stop();
    benchmark(window);
    window.close();
    QApplication::exit(0);
  });
  timer->start(500);
}

}  // namespace glmamba::app
