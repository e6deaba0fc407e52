#include "app/desktop/window_picture.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <functional>
#include <memory>

#include "app/desktop/appearance.h"
#include "app/desktop/main_window.h"

namespace glmamba::app {

namespace {

// Long enough for a job's answer to start the next job and for the panes to be drawn.
constexpr int kQuietTicks = 12;
constexpr int kIntervalMs = 100;

/// Calls `next` whenever all work has ended, until it returns false.
void whenQuiet(MainWindow& window, int timeoutSeconds, const std::function<bool()>& next) {
  auto* timer = new QTimer(&window);
  // Ticks and not time: a tick comes only when the events before it are done, drawing among them.
  auto quiet = std::make_shared<int>(0);
  auto total = std::make_shared<QElapsedTimer>();
  total->start();
  QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, quiet, total, next, timeoutSeconds] {
    *quiet = window.session().isBusy() ? 0 : *quiet + 1;
    if (*quiet < kQuietTicks && total->elapsed() < 1000LL * timeoutSeconds) return;
    *quiet = 0;
    if (!next()) timer->stop();
  });
  timer->start(kIntervalMs);
}

bool savePicture(MainWindow& window, const QString& file) {
  const bool isWritten = window.grab().save(file, "PNG");
  if (!isWritten) std::fprintf(stderr, "glmamba-viewer: %s can't be written.\n", qPrintable(file));
  return isWritten;
}

void leave(MainWindow& window, bool isDone) {
  window.close();
  QApplication::exit(isDone ? 0 : 1);
}

}  // namespace

void pictureWindowThenQuit(MainWindow& window, const QString& file, int timeoutSeconds) {
  whenQuiet(window, timeoutSeconds, [&window, file] {
    leave(window, file.isEmpty() || savePicture(window, file));
    return false;
  });
}

void pictureLayoutsThenQuit(MainWindow& window, const QString& folder, int timeoutSeconds) {
  auto step = std::make_shared<int>(-1);
  whenQuiet(window, timeoutSeconds, [&window, folder, step] {
    constexpr int kSteps = 2 * static_cast<int>(kLayoutKinds.size());
    const auto kindOf = [](int n) { return kLayoutKinds[static_cast<std::size_t>(n) / 2]; };
    const auto isLight = [](int n) { return n % 2 == 1; };
    if (*step >= 0) {
      const QString name =
          QString("layout_%1_%2.png")
              .arg(QString::fromStdString(layoutName(kindOf(*step))), isLight(*step) ? "light" : "dark");
      if (!savePicture(window, folder + "/" + name)) {
        leave(window, false);
        return false;
      }
    }
    if (++*step == kSteps) {
      leave(window, true);
      return false;
    }
    applyAppearance(*qobject_cast<QApplication*>(qApp), isLight(*step) ? Appearance::light : Appearance::dark);
    Layout layout = window.display().layout();
    layout.kind = kindOf(*step);
    layout.dividerDegrees = 15;
    window.display().setLayout(layout);
    return true;
  });
}

}  // namespace glmamba::app
