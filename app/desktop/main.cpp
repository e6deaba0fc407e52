#include <QApplication>
#include <QSurfaceFormat>
#include <QTimer>
#include <cstdio>
#include <exception>

#include <QVTKOpenGLNativeWidget.h>

#include "app/desktop/appearance.h"
#include "app/desktop/compare_view.h"
#include "app/desktop/main_window.h"
#include "app/desktop/options.h"
#include "app/desktop/process_facts.h"
#include "app/desktop/window_picture.h"

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
  if (options.run) window.runWhenReady();
  if (!options.orientation.isEmpty())
    QObject::connect(&window.session(), &Session::imagesChanged, &window, [&window, name = options.orientation] {
      window.compareView().showOrientation(name == "coronal"    ? Orientation::coronal
                                           : name == "sagittal" ? Orientation::sagittal
                                                                : Orientation::axial);
    });
  if (!options.screenshot.isEmpty())
    pictureWindowThenQuit(window, options.screenshot, options.screenshotTimeoutSeconds);
}

int start(int argc, char** argv) {
  const std::int64_t mainMs = glmamba::app::millisecondsSinceStart();
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
#if QT_VERSION < QT_VERSION_CHECK(6, 0, 0)
  QApplication::setAttribute(Qt::AA_EnableHighDpiScaling);
  QApplication::setAttribute(Qt::AA_UseHighDpiPixmaps);
#endif
  QApplication application(argc, argv);
  QApplication::setApplicationName("glmamba-viewer");
  QApplication::setApplicationDisplayName("GLMamba Viewer");
  QApplication::setOrganizationName("glmamba");
  QApplication::setApplicationVersion(GLMAMBA_VERSION);
  const Options options = readOptions(QApplication::arguments());
  applyDarkAppearance(application);

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
