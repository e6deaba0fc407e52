#include "app/desktop/window_picture.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <memory>

#include "app/desktop/main_window.h"

namespace glmamba::app {

namespace {

// Long enough for a job's answer to start the next job and for the panes to be drawn.
constexpr int kQuietTicks = 12;
constexpr int kIntervalMs = 100;

}  // namespace

void pictureWindowThenQuit(MainWindow& window, const QString& file, int timeoutSeconds) {
  auto* timer = new QTimer(&window);
  // Ticks and not time: a tick comes only when the events before it are done, drawing among them.
  auto quiet = std::make_shared<int>(0);
  auto total = std::make_shared<QElapsedTimer>();
  total->start();
  QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, quiet, total, file, timeoutSeconds] {
    *quiet = window.session().isBusy() ? 0 : *quiet + 1;
    if (*quiet < kQuietTicks && total->elapsed() < 1000LL * timeoutSeconds) return;
    timer->stop();
    const bool written = window.grab().save(file, "PNG");
    if (!written) std::fprintf(stderr, "glmamba-viewer: %s can't be written.\n", qPrintable(file));
    window.close();
    QApplication::exit(written ? 0 : 1);
  });
  timer->start(kIntervalMs);
}

}  // namespace glmamba::app
