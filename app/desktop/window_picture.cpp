// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window_picture.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QImage>
#include <QPixmap>
#include <QTimer>
#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "app/desktop/appearance.h"
#include "app/desktop/main_window.h"
#include "app/desktop/options.h"
#include "app/model/path_of.h"
#include "core/error.h"
#include "io/picture_file.h"

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

bool saveWindow(MainWindow& window, const QString& file) {
  const QImage picture = window.grab().toImage().convertToFormat(QImage::Format_RGB888);
  io::RgbImage image{picture.width(), picture.height(), {}};
  for (int y = 0; y < picture.height(); ++y)
    image.rgb.insert(image.rgb.end(), picture.constScanLine(y), picture.constScanLine(y) + 3 * picture.width());
  try {
    io::writePicture(image, pathOf(file));
    return true;
  } catch (const core::Error& error) {
    std::fprintf(stderr, "glmamba-viewer: %s\n", error.what());
    return false;
  }
}

/// One picture of the window.
struct Scene {
  QString name;
  std::function<void()> show;
};

/// A line profile, a distance and an ellipse on the slice at the cursor.
void drawMeasurements(MainWindow& window) {
  Annotations& annotations = window.session().annotations();
  const core::Vector3& at = window.display().cursor();
  const auto draw = [&](AnnotationKind kind, std::array<double, 4> mm) {
    Annotation annotation;
    annotation.kind = kind;
    annotation.points = {{at[0] + mm[0], at[1] + mm[1], at[2]}, {at[0] + mm[2], at[1] + mm[3], at[2]}};
    annotations.add(annotation);
  };
  draw(AnnotationKind::distance, {-32, 42, 34, 42});
  draw(AnnotationKind::ellipse, {6, 2, 26, 26});
  draw(AnnotationKind::profile, {-52, -10, -18, -10});
  annotations.commit();
}

/// Every layout, and the panels for the window, for measuring and for trust.
std::vector<Scene> allScenes(MainWindow& window) {
  const auto showLayout = [&window](LayoutKind kind) {
    Layout layout = window.display().layout();
    layout.kind = kind;
    layout.dividerDegrees = 15;
    window.display().setLayout(layout);
  };
  std::vector<Scene> scenes;
  for (const LayoutKind kind : kLayoutKinds)
    scenes.push_back({"layout_" + QString::fromStdString(layoutName(kind)), [showLayout, kind] { showLayout(kind); }});
  scenes.push_back({"panel_window", [&window, showLayout] {
                      showLayout(LayoutKind::compare);
                      window.findChild<QAction*>("windowPanel")->trigger();
                    }});
  scenes.push_back({"panel_measure", [&window] {
                      drawMeasurements(window);
                      window.findChild<QAction*>("measurePanel")->trigger();
                    }});
  scenes.push_back({"panel_trust", [&window] {
                      window.session().annotations().removeAll();
                      Layers layers = window.display().layers();
                      layers.map = "added-energy";
                      window.display().setLayers(layers);
                      window.findChild<QDockWidget*>("trust")->raise();
                    }});
  return scenes;
}

void leave(MainWindow& window, bool isDone) {
  window.close();
  QApplication::exit(isDone ? 0 : 1);
}

}  // namespace

void takePicturesThenQuit(MainWindow& window, const Options& options) {
  struct Tasks {
    std::vector<std::function<void()>> left;
    int unwritten = 0;  ///< asked for, and not written yet
  };
  const auto tasks = std::make_shared<Tasks>();
  if (!options.screenshot.isEmpty())
    tasks->left.emplace_back([&window, tasks, file = options.screenshot] {
      if (saveWindow(window, file)) --tasks->unwritten;
    });
  if (!options.picture.isEmpty())
    tasks->left.emplace_back(
        [&window, file = options.picture, scale = options.pictureScale] { window.savePicture(file, scale); });
  if (options.movie) tasks->left.emplace_back([&window, movie = *options.movie] { window.saveMovie(movie); });
  tasks->unwritten = static_cast<int>(tasks->left.size());
  QObject::connect(&window, &MainWindow::pictureEnded, &window, [tasks](bool isWritten, const QString& problem) {
    if (isWritten)
      --tasks->unwritten;
    else
      std::fprintf(stderr, "glmamba-viewer: %s\n", qPrintable(problem));
  });
  whenQuiet(window, options.screenshotTimeoutSeconds, [&window, tasks] {
    if (tasks->left.empty()) {
      leave(window, tasks->unwritten == 0);
      return false;
    }
    const std::function<void()> task = std::move(tasks->left.front());
    tasks->left.erase(tasks->left.begin());
    task();
    return true;
  });
}

void pictureLayoutsThenQuit(MainWindow& window, const QString& folder, int timeoutSeconds) {
  auto step = std::make_shared<int>(-1);
  auto scenes = std::make_shared<const std::vector<Scene>>(allScenes(window));
  whenQuiet(window, timeoutSeconds, [&window, folder, step, scenes] {
    const auto sceneOf = [&](int n) -> const Scene& { return (*scenes)[static_cast<std::size_t>(n) / 2]; };
    const auto isLight = [](int n) { return n % 2 == 1; };
    if (*step >= 0) {
      const QString name = QString("%1_%2.png").arg(sceneOf(*step).name, isLight(*step) ? "light" : "dark");
      if (!saveWindow(window, folder + "/" + name)) {
        leave(window, false);
        return false;
      }
    }
    if (++*step == 2 * static_cast<int>(scenes->size())) {
      leave(window, true);
      return false;
    }
    applyAppearance(*qobject_cast<QApplication*>(qApp), isLight(*step) ? Appearance::light : Appearance::dark);
    if (!isLight(*step)) sceneOf(*step).show();
    return true;
  });
}

}  // namespace glmamba::app
