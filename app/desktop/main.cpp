#include <QApplication>
#include <QMessageBox>
#include <QSurfaceFormat>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <optional>

#include <QVTKOpenGLNativeWidget.h>

#include "app/desktop/appearance.h"
#include "app/desktop/compare_view.h"
#include "app/desktop/graphics_check.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/options.h"
#include "app/desktop/process_facts.h"
#include "app/desktop/scroll_benchmark.h"
#include "app/desktop/stall_watch.h"
#include "app/desktop/window_picture.h"
#include "viewer/threads.h"

namespace {

using namespace glmamba::app;

void begin(MainWindow& window, const Options& options) {
  if (options.demo) {
    glmamba::imaging::PhantomOptions phantom;
    if (options.demoSize[0] > 0) phantom.size = options.demoSize;
    window.openDemo(phantom, options.tryFactor);
  } else if (!options.paths.isEmpty()) {
    window.open(options.paths, options.tryFactor);
  }
  window.display().setLayout(options.layout);
  if (options.run) window.runWhenReady();
  if (!options.orientation.isEmpty())
    QObject::connect(&window.session(), &Session::imagesChanged, &window, [&window, name = options.orientation] {
      window.compareView().showOrientation(name == "coronal"    ? Orientation::coronal
                                           : name == "sagittal" ? Orientation::sagittal
                                                                : Orientation::axial);
    });
  if (!options.screenshot.isEmpty())
    pictureWindowThenQuit(window, options.screenshot, options.screenshotTimeoutSeconds);
  if (!options.layoutScreenshots.isEmpty())
    pictureLayoutsThenQuit(window, options.layoutScreenshots, options.screenshotTimeoutSeconds);
  if (options.benchmarkScroll) benchmarkThenQuit(window);
}

int start(int argc, char** argv) {
  const std::int64_t mainMs = glmamba::app::millisecondsSinceStart();
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
#if QT_VERSION < QT_VERSION_CHECK(6, 0, 0)
  QApplication::setAttribute(Qt::AA_EnableHighDpiScaling);
  QApplication::setAttribute(Qt::AA_UseHighDpiPixmaps);
#endif
  StallWatch application(argc, argv);
  QApplication::setApplicationName("glmamba-viewer");
  QApplication::setApplicationDisplayName("GLMamba Viewer");
  QApplication::setOrganizationName("glmamba");
  QApplication::setApplicationVersion(GLMAMBA_VERSION);
  const Options options = readOptions(QApplication::arguments());
  applyAppearance(application, options.lightAppearance ? Appearance::light : Appearance::dark);
  const std::optional<QString> missing = missingGraphics();
  if (missing && !softwareDrawingReason()) drawInSoftware(*missing, argv);
  if (missing) {
    const QString sentence = noGraphicsSentence(*missing);
    std::fprintf(stderr, "glmamba-viewer: %s\n", qPrintable(sentence));
    if (options.screenshot.isEmpty()) QMessageBox::critical(nullptr, QApplication::applicationDisplayName(), sentence);
    return 1;
  }
  // One for the panes, the rest for reading and inference.
  glmamba::viewer::boundThreads(std::clamp(QThread::idealThreadCount() / 2, 1, 4));

  MainWindow window;
  const std::int64_t builtMs = millisecondsSinceStart();
  QObject::connect(&window, &MainWindow::firstShown, &window, [&] {
    if (options.reportStartupTiming) {
      std::printf("main after %lld ms, window built after %lld ms, window usable after %lld ms\n",
                  static_cast<long long>(mainMs), static_cast<long long>(builtMs),
                  static_cast<long long>(millisecondsSinceStart()));
      std::fflush(stdout);
    }
    begin(window, options);
    if (const auto reason = softwareDrawingReason()) window.messages().showNotice(softwareDrawingSentence(*reason));
  });
  window.show();
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return start(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "glmamba-viewer: %s\n", error.what());
    return 1;
  }
}
