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
constexpr int kQuietMs = 1000;
constexpr int kIntervalMs = 100;

}  // namespace

void pictureWindowThenQuit(MainWindow& window, const QString& file, int timeoutSeconds) {
  auto* timer = new QTimer(&window);
  auto quiet = std::make_shared<QElapsedTimer>();
  auto total = std::make_shared<QElapsedTimer>();
  quiet->start();
  total->start();
  QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, quiet, total, file, timeoutSeconds] {
    if (window.session().isBusy()) quiet->restart();
    if (quiet->elapsed() < kQuietMs && total->elapsed() < 1000LL * timeoutSeconds) return;
    timer->stop();
    const bool written = window.grab().save(file, "PNG");
    if (!written) std::fprintf(stderr, "glmamba-viewer: %s can't be written.\n", qPrintable(file));
    window.close();
    QApplication::exit(written ? 0 : 1);
  });
  timer->start(kIntervalMs);
}

}  // namespace glmamba::app
