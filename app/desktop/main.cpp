// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEvent>
#include <QMessageBox>
#include <QSurfaceFormat>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <clocale>
#include <cstdio>
#include <ctime>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/appearance.h"
#include "app/desktop/compare_view.h"
#include "app/desktop/crash_report.h"
#include "app/desktop/graphics_check.h"
#include "app/desktop/language.h"
#include "app/desktop/log_file.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/options.h"
#include "app/desktop/recovery_file.h"
#include "app/desktop/scene_widget.h"
#include "app/desktop/scroll_benchmark.h"
#include "app/desktop/session_log.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/stall_watch.h"
#include "app/desktop/window_picture.h"
#include "core/platform.h"
#include "viewer/threads.h"

namespace {

using namespace glmamba::app;

constexpr int kUsageError = 2;

// How long the first images take from being asked for to being on the screen: one turn of the event loop draws them,
// the next comes after that.
void reportOpening(MainWindow& window) {
  auto timer = std::make_shared<QElapsedTimer>();
  timer->start();
  QObject::connect(&window.session(), &Session::imagesChanged, &window, [&window, timer] {
    if (!timer->isValid()) return;
    QTimer::singleShot(0, &window, [&window, timer] {
      QTimer::singleShot(0, &window, [timer] {
        if (!timer->isValid()) return;
        std::printf("images shown after %lld ms\n", static_cast<long long>(timer->elapsed()));
        std::fflush(stdout);
        timer->invalidate();
      });
    });
  });
}

void begin(MainWindow& window, const Options& options) {
  if (options.reportStartupTiming) reportOpening(window);
  window.begin(options);
  if (!options.orientation.isEmpty())
    QObject::connect(&window.session(), &Session::imagesChanged, &window, [&window, name = options.orientation] {
      window.compareView().showOrientation(name == "coronal"    ? Orientation::coronal
                                           : name == "sagittal" ? Orientation::sagittal
                                                                : Orientation::axial);
    });
  if (leavesAfterPictures(options) || options.exit) takePicturesThenQuit(window, options);
  if (!options.layoutScreenshots.isEmpty())
    pictureLayoutsThenQuit(window, options.layoutScreenshots, options.screenshotTimeoutSeconds);
  if (options.benchmarkScroll) benchmarkThenQuit(window);
}

// A second start brings its files into the window that is there, and that to the front.
void takeOver(MainWindow& window, const QStringList& arguments, const QString& folder) {
  try {
    window.begin(readOptions(arguments, folder));
  } catch (const glmamba::core::Error& error) {
    window.messages().showProblem(QString::fromUtf8(error.what()));
  }
  window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
  window.raise();
  window.activateWindow();
}

/// How far the start is: since the process began, by the clock and in time of the processor, which other programs
/// don't change.
struct Moment {
  std::int64_t ms = glmamba::core::millisecondsSinceStart();
  std::int64_t processorMs = 1000LL * std::clock() / CLOCKS_PER_SEC;
};

/// Calls `then` when the window's first picture is on the screen.
class FirstPicture : public QObject {
 public:
  FirstPicture(QWidget& window, std::function<void()> then) : QObject(&window), m_then(std::move(then)) {
    window.installEventFilter(this);
  }
  bool eventFilter(QObject*, QEvent* event) override {
    // What was asked for while painting comes after what was painted is shown.
    if (event->type() == QEvent::Paint && m_then) QTimer::singleShot(0, std::exchange(m_then, nullptr));
    return false;
  }

 private:
  std::function<void()> m_then;
};

void reportStart(MainWindow& window, const Moment& atMain) {
  new FirstPicture(window, [atMain, built = Moment()] {
    const auto tell = [](const char* what, const Moment& moment) {
      std::printf("%s after %lld ms (%lld ms of the processor)\n", what, static_cast<long long>(moment.ms),
                  static_cast<long long>(moment.processorMs));
    };
    tell("main", atMain);
    tell("window built", built);
    tell("window usable", {});
    std::fflush(stdout);
  });
}

/// Whether all that is asked for is text.
bool asksForText(const std::vector<std::string>& arguments) {
  const auto isText = [](const std::string& argument) {
    return argument == "-h" || argument == "--help" || argument == "--help-all" || argument == "-v" ||
           argument == "--version";
  };
  return std::any_of(arguments.begin(), arguments.end(), isText);
}

int start(int argc, char** argv) {
  const Moment atMain;
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (!hasDisplay(words)) {
    if (!asksForText(words)) {
      std::fprintf(stderr,
                   "glmamba-viewer: There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): start it in a "
                   "desktop session, or use the command line glmamba, which needs none.\n");
      return 1;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
  QSurfaceFormat::setDefaultFormat(SceneWidget::surfaceFormat());
#if QT_VERSION < QT_VERSION_CHECK(6, 0, 0)
  QApplication::setAttribute(Qt::AA_EnableHighDpiScaling);
  QApplication::setAttribute(Qt::AA_UseHighDpiPixmaps);
#endif
  StallWatch application(argc, argv);
  // Qt takes over the user's language, decimal commas and all; what is written and read keeps its points.
  std::setlocale(LC_NUMERIC, "C");
  QApplication::setApplicationName("glmamba-viewer");
  QApplication::setApplicationDisplayName("GLMamba Viewer");
  QApplication::setOrganizationName("glmamba");
  QApplication::setApplicationVersion(GLMAMBA_VERSION);
  const QStringList arguments = QApplication::arguments();
  applyLanguage(languageOf(arguments));  // one that there is not is refused with the options
  Options options;
  try {
    options = readOptions(arguments, QDir::currentPath());
  } catch (const glmamba::core::Error& error) {
    std::fprintf(stderr, "glmamba-viewer: %s\n", error.what());
    return kUsageError;
  }
  startLog(userLogFolder());
  installCrashReport(userLogFolder());
  logEvent("started, version " GLMAMBA_VERSION);
  SingleInstance instance(SingleInstance::userName());
  const bool isShared = canBeHandedOver(options);
  if (isShared && instance.handOver(arguments, QDir::currentPath())) return 0;
  applyAppearance(application, options.lightAppearance ? Appearance::light : Appearance::dark);
  const std::optional<QString> missing = missingGraphics();
  if (missing && !softwareDrawingReason()) drawInSoftware(*missing, argv);
  if (missing) {
    const QString sentence = noGraphicsSentence(*missing);
    std::fprintf(stderr, "glmamba-viewer: %s\n", qPrintable(sentence));
    if (!leavesAfterPictures(options) && !options.exit)
      QMessageBox::critical(nullptr, QApplication::applicationDisplayName(), sentence);
    return 1;
  }
  // One for the panes, the rest for reading and inference.
  glmamba::viewer::boundThreads(std::clamp(QThread::idealThreadCount() / 2, 1, 4));

  MainWindow window;
  new SessionLog(window.session(), &window);
  if (options.reportStartupTiming) reportStart(window, atMain);
  QObject::connect(&window, &MainWindow::firstShown, &window, [&] {
    if (isShared) {
      window.keepRecovery(RecoveryFile::userFolder());
      QObject::connect(&instance, &SingleInstance::received, &window,
                       [&window](const QStringList& words, const QString& folder) { takeOver(window, words, folder); });
      instance.listen();
    }
    begin(window, options);
    if (const QString crash = takeCrashReport(userLogFolder()); !crash.isEmpty()) {
      logProblem("a crash report was found");
      window.messages().showNotice(
          MainWindow::tr("What is known of the last crash is in %1; Help, Copy diagnostics takes it along.")
              .arg(QDir::toNativeSeparators(crash)));
    }
    if (const auto reason = softwareDrawingReason()) window.messages().showNotice(softwareDrawingSentence(*reason));
  });
  window.show();
  const int status = QApplication::exec();
  logEvent("ended");
  return status;
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
