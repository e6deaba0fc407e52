// SPDX-License-Identifier: Apache-2.0
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMenuBar>

#include "app/desktop/compare_view.h"
#include "app/desktop/diagnostics.h"
#include "app/desktop/help_pages.h"
#include "app/desktop/keys_dialog.h"
#include "app/desktop/log_file.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/recent_files.h"
#include "app/desktop/study_tree.h"

namespace glmamba::app {

QAction* MainWindow::addCommand(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                                const std::function<void()>& command) {
  auto* action = new QAction(text, this);
  action->setObjectName(name);
  action->setShortcut(key);
  connect(action, &QAction::triggered, this, command);
  menu->addAction(action);
  return action;
}

QAction* MainWindow::addSwitch(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                               const std::function<bool()>& read, const std::function<void(bool)>& write) {
  auto* action = new QAction(text, this);
  action->setObjectName(name);
  action->setShortcut(key);
  action->setCheckable(true);
  // triggered, not toggled: only the user's own switching is written.
  connect(action, &QAction::triggered, this, write);
  menu->addAction(action);
  m_switches.emplace_back(action, read);
  return action;
}

QAction* MainWindow::addLayerSwitch(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                                    bool Layers::*layer) {
  return addSwitch(
      menu, name, text, key, [this, layer] { return m_display.layers().*layer; },
      [this, layer](bool on) {
        Layers layers = m_display.layers();
        layers.*layer = on;
        m_display.setLayers(layers);
      });
}

void MainWindow::createFileMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&File"));
  addCommand(menu, "openFiles", tr("&Open files…"), QKeySequence("Ctrl+O"), [this] { chooseFiles(); });
  addCommand(menu, "openFolder", tr("Open &folder…"), QKeySequence("Ctrl+Shift+O"), [this] { chooseFolder(); });
  m_recentMenu = menu->addMenu(tr("Open &recent"));
  showRecentFiles();
  connect(menu, &QMenu::aboutToShow, this, &MainWindow::showRecentFiles);
  addSessionCommands(menu);
  addFolderWatch(menu);
  menu->addSeparator();
  addCommand(menu, "exportNifti", tr("Export &NIfTI…"), QKeySequence("Ctrl+E"), [this] { chooseNiftiFile(); });
  addCommand(menu, "exportDicom", tr("Export &DICOM series…"), QKeySequence("Ctrl+Shift+E"),
             [this] { chooseDicomFolder(); });
  addResultExports(menu);
  addCommand(menu, "savePicture", tr("Save the pan&es as a picture…"), QKeySequence("Ctrl+Shift+S"),
             [this] { choosePicture(); });
  addCommand(menu, "saveMovie", tr("Save a mov&ie through the slices…"), QKeySequence("Ctrl+Alt+Shift+S"),
             [this] { chooseMovie(); });
  menu->addSeparator();
  addCommand(menu, "quit", tr("&Quit"), QKeySequence("Ctrl+Q"), [this] { close(); });
}

void MainWindow::showRecentFiles() {
  m_recentMenu->clear();
  const QStringList recent = recentFiles();
  for (int n = 0; n < recent.size(); ++n) {
    const QString path = recent[n];
    QAction* action =
        m_recentMenu->addAction(QString("&%1  %2").arg(n + 1).arg(path), this, [this, path] { open({path}); });
    action->setShortcut(QKeySequence(QString("Ctrl+Alt+%1").arg(n + 1)));
  }
  if (!recent.isEmpty()) {
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("&Forget these"), this, [] { forgetRecentFiles(); });
  }
  m_recentMenu->setEnabled(!recent.isEmpty());
}

void MainWindow::createViewMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&View"));
  const auto orientation = [&](const char* name, const QString& text, const char* key, Orientation value) {
    addSwitch(
        menu, name, text, QKeySequence(key), [this, value] { return m_display.orientation() == value; },
        [this, value](bool) { m_view->showOrientation(value); });
  };
  orientation("axial", tr("&Axial"), "A", Orientation::axial);
  orientation("coronal", tr("&Coronal"), "C", Orientation::coronal);
  orientation("sagittal", tr("&Sagittal"), "S", Orientation::sagittal);
  menu->addSeparator();
  addCommand(menu, "reset", tr("&Reset views and windows"), QKeySequence("R"), [this] { m_view->reset(); });
  addCommand(menu, "zoomIn", tr("Zoom &in"), QKeySequence(Qt::Key_Plus), [this] { m_view->activePane().zoom(1.25); });
  addCommand(menu, "zoomOut", tr("Zoom &out"), QKeySequence(Qt::Key_Minus), [this] { m_view->activePane().zoom(0.8); });
  const auto scroll = [&](const char* name, const QString& text, const char* key, int steps) {
    QAction* action =
        addCommand(menu, name, text, QKeySequence(key), [this, steps] { m_view->activePane().scroll(steps); });
    // Arrows belong to the panes only: lists and sliders have their own use for them.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(action);
  };
  scroll("nextSlice", tr("&Next slice"), "Up", 1);
  scroll("previousSlice", tr("&Previous slice"), "Down", -1);
  scroll("tenSlicesOn", tr("Ten slices on"), "PgUp", 10);
  scroll("tenSlicesBack", tr("Ten slices back"), "PgDown", -10);
  menu->addSeparator();
  const auto tool = [&](const char* name, const QString& text, const char* key, Tool value) {
    addSwitch(
        menu, name, text, QKeySequence(key), [this, value] { return m_display.tool() == value; },
        [this, value](bool) { m_display.setTool(value); });
  };
  tool("crosshairTool", tr("Left &drag moves the crosshair"), "H", Tool::crosshair);
  tool("windowTool", tr("Left drag sets &window/level"), "W", Tool::window);
  createWindowMenu(menu);
  createMeasureMenu(menu);
  menu->addSeparator();
  addCommand(menu, "interpolation", tr("Next in&terpolation: nearest, linear, cubic"), QKeySequence("I"), [this] {
    const Image image = m_view->activePane().content().image;
    m_display.setInterpolation(image,
                               static_cast<Interpolation>((static_cast<int>(m_display.interpolation(image)) + 1) % 3));
  });
  addLayerSwitch(menu, "crosshair", tr("Cross&hair"), QKeySequence("X"), &Layers::crosshair);
  addLayerSwitch(menu, "labels", tr("La&bel map"), QKeySequence("L"), &Layers::labelsVisible);
  menu->addSeparator();
  addSwitch(
      menu, "fullScreen", tr("F&ull screen"), QKeySequence("F11"), [this] { return isFullScreen(); },
      [this](bool on) { on ? showFullScreen() : showNormal(); });
}

void MainWindow::createStudyMenu() {
  m_studyMenu = menuBar()->addMenu(tr("&Study"));
  addCommand(m_studyMenu, "useAsTarget", tr("Use as &target"), QKeySequence("T"),
             [this] { m_session->useAsTarget(m_tree->selectedSeries()); });
  addCommand(m_studyMenu, "useAsReference", tr("Use as &reference"), QKeySequence("Shift+R"),
             [this] { m_session->useAsReference(m_tree->selectedSeries()); });
  addCommand(m_studyMenu, "swap", tr("&Swap target and reference"), QKeySequence("Ctrl+W"),
             [this] { m_session->swapPair(); });
  m_studyMenu->addSeparator();
  addCommand(m_studyMenu, "useAsLabels", tr("Show as &label map"), QKeySequence("Shift+L"),
             [this] { m_session->loadLabels(m_tree->selectedSeries()); });
  addCommand(m_studyMenu, "openLabels", tr("&Open a label map as overlay…"), QKeySequence("Ctrl+L"),
             [this] { chooseLabelMap(); });
  addCommand(m_studyMenu, "clearLabels", tr("Ta&ke the label map off"), QKeySequence("Ctrl+Shift+L"),
             [this] { m_session->clearLabels(); });
  m_studyMenu->addSeparator();
  QAction* remove =
      addCommand(m_studyMenu, "remove", tr("Remo&ve from the list"), QKeySequence("Del"), [this] { removeSelected(); });
  remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  m_tree->addAction(remove);
  connect(m_tree, &StudyTree::contextMenuAsked, this, [this](const QPoint& at) { m_studyMenu->popup(at); });
}

void MainWindow::createRunMenu() {
  QMenu* menu = menuBar()->addMenu(tr("S&uper-resolve"));
  addCommand(menu, "run", tr("&Run"), QKeySequence("F5"), [this] { run(); });
  addCommand(menu, "queue", tr("&Queue this run"), QKeySequence("Shift+F5"),
             [this] { m_session->addToQueue(m_display.cursor()); });
  addSwitch(
      menu, "pause", tr("&Pause"), QKeySequence(Qt::Key_Pause), [this] { return m_session->runs().isPaused(); },
      [this](bool on) { m_session->setPaused(on); });
  addCommand(menu, "cancel", tr("&Cancel"), QKeySequence("Esc"), [this] { m_session->cancelRun(); });
  addCommand(menu, "copyCommandLine", tr("Copy this result as a c&ommand line"), QKeySequence("Ctrl+Shift+C"),
             [this] { m_session->findCommandLine(m_session->shownRun() ? m_session->shownRun()->id : 0); });
  menu->addSeparator();
  const auto scale = [&](const char* name, const char* key, int factor) {
    addSwitch(
        menu, name, tr("Scale ×%1").arg(factor), QKeySequence(key),
        [this, factor] { return m_session->settings().scaleFactor == factor; },
        [this, factor](bool) {
          RunSettings settings = m_session->settings();
          if (settings.scaleFactor != factor) settings.model.clear();
          settings.scaleFactor = factor;
          m_session->setSettings(settings);
        });
  };
  scale("scale2", "Alt+2", 2);
  scale("scale4", "Alt+4", 4);
  menu->addSeparator();
  const auto tryMode = [&](const char* name, const QString& text, const char* key, int factor) {
    addSwitch(
        menu, name, text, QKeySequence(key), [this, factor] { return m_session->images().tryFactor == factor; },
        [this, factor](bool) { m_session->setTryFactor(factor); });
  };
  tryMode("tryOff", tr("Try mode o&ff"), "Ctrl+Alt+Shift+0", 0);
  tryMode("try2", tr("Try mode: degrade the target ×2"), "Ctrl+Alt+Shift+2", 2);
  tryMode("try4", tr("Try mode: degrade the target ×4"), "Ctrl+Alt+Shift+4", 4);
}

void MainWindow::createHelpMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Help"));
  addCommand(menu, "help", tr("&Help"), QKeySequence("F1"), [this] { showHelp(helpPages().front()); });
  addCommand(menu, "openDemo", tr("Open the &demo study"), QKeySequence("Ctrl+D"), [this] { openDemo(); });
  addCommand(menu, "keys", tr("&Keys and mouse"), QKeySequence(Qt::Key_Question), [this] { showKeys(); });
  addCommand(menu, "changeKeys", tr("&Change the keys…"), QKeySequence("Ctrl+K"), [this] {
    auto* dialog = new KeysDialog(*this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
  });
  addCommand(menu, "copyDiagnostics", tr("Copy dia&gnostics for a report"), QKeySequence("Ctrl+Shift+F1"), [this] {
    QApplication::clipboard()->setText(diagnosticsText(userLogFolder()));
    m_messages->showNotice(tr(
        "Copied: versions, machine, models and the log, for the report of a fault. They name no patient and no file."));
  });
  addCommand(menu, "about", tr("&About"), QKeySequence("Shift+F1"), [this] { showAbout(); });
}

void MainWindow::updateActions() {
  updateResultActions();
  for (const auto& [action, read] : m_switches) action->setChecked(read());
  const auto enable = [this](const char* name, bool enabled) { findChild<QAction*>(name)->setEnabled(enabled); };
  const core::Series* selected = m_session->studies().findSeries(m_tree->selectedSeries());
  const PairImages& images = m_session->images();
  enable("useAsTarget", selected && selected->kind == core::SeriesKind::image);
  enable("useAsReference", selected && selected->kind == core::SeriesKind::image);
  enable("useAsLabels", selected != nullptr);
  enable("swap", images.target && images.reference);
  enable("clearLabels", m_session->labels().has_value());
  enable("remove", selected || !m_tree->selectedStudy().empty());
  enable("run", m_session->canRun());
  enable("queue", m_session->canRun());
  enable("pause", m_session->runs().active() || m_session->runs().isPaused());
  enable("cancel", m_session->runs().active() != nullptr);
  enable("copyCommandLine", m_session->canExport());
  enable("exportNifti", m_session->canExport());
  enable("exportDicom", m_session->canExport());
  enable("savePicture", images.lr != nullptr);
  enable("saveMovie", images.lr != nullptr);
  for (const char* name : {"saveSession", "saveSessionAs"}) enable(name, !m_session->studies().isEmpty());
  for (const char* name : {"tryOff", "try2", "try4"}) enable(name, images.target.has_value());
}

}  // namespace glmamba::app
