// SPDX-License-Identifier: Apache-2.0
#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStandardPaths>
#include <utility>

#include "app/desktop/annotation_history.h"
#include "app/desktop/compare_view.h"
#include "app/desktop/display_history.h"
#include "app/desktop/first_page.h"
#include "app/desktop/folder_watch.h"
#include "app/desktop/main_window.h"
#include "app/desktop/mask_history.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/options.h"
#include "app/desktop/overlay_panel.h"
#include "app/desktop/recent_files.h"
#include "app/desktop/recovery_file.h"
#include "app/model/display_json.h"
#include "app/model/path_of.h"
#include "app/model/saved_session.h"

namespace glmamba::app {

namespace {

constexpr const char* kSuffix = ".glmamba";
constexpr const char* kWatchKey = "watchFolders";

QString sessionFilter() { return MainWindow::tr("Sessions (*.glmamba)"); }

}  // namespace

bool MainWindow::isSessionFile(const QStringList& paths) {
  return paths.size() == 1 && paths.front().endsWith(kSuffix, Qt::CaseInsensitive);
}

void MainWindow::addSessionCommands(QMenu* file) {
  addCommand(file, "openSession", tr("Open &session…"), QKeySequence("Ctrl+Alt+O"), [this] {
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Open a session"), {}, sessionFilter());
    if (!chosen.isEmpty()) openSession(chosen);
  });
  addCommand(file, "saveSession", tr("Sa&ve session"), QKeySequence("Ctrl+S"),
             [this] { m_sessionFile.isEmpty() ? chooseSessionFile() : saveSession(m_sessionFile); });
  addCommand(file, "saveSessionAs", tr("Save session &as…"), QKeySequence("Ctrl+Alt+S"),
             [this] { chooseSessionFile(); });
}

void MainWindow::addFolderWatch(QMenu* file) {
  m_watch = new FolderWatch(this);
  m_watch->setOn(QSettings().value(kWatchKey, false).toBool());
  connect(m_watch, &FolderWatch::changed, m_session, &Session::rescan);
  addSwitch(
      file, "watchFolders", tr("&Watch opened folders for new files"), QKeySequence("Ctrl+Shift+W"),
      [this] { return m_watch->isOn(); },
      [this](bool on) {
        m_watch->setOn(on);
        QSettings().setValue(kWatchKey, on);
      });
}

void MainWindow::createEditMenu() {
  m_history = new DisplayHistory(*m_session, m_display, this);
  new AnnotationHistory(m_session->annotations(), m_history->stack(), this);
  new MaskHistory(*m_session, m_history->stack(), this);
  QMenu* menu = menuBar()->addMenu(tr("&Edit"));
  const auto step = [&](const char* name, QAction* action, const QKeySequence& key) {
    action->setObjectName(name);
    action->setShortcut(key);
    menu->addAction(action);
  };
  step("undo", m_history->stack().createUndoAction(this, tr("&Undo")), QKeySequence("Ctrl+Z"));
  step("redo", m_history->stack().createRedoAction(this, tr("&Redo")), QKeySequence("Ctrl+Shift+Z"));
}

void MainWindow::chooseSessionFile() {
  const QString folder = m_sessionFile.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                 : QFileInfo(m_sessionFile).absolutePath();
  QString file =
      QFileDialog::getSaveFileName(this, tr("Save the session"), folder + "/session" + kSuffix, sessionFilter());
  if (file.isEmpty()) return;
  if (!file.endsWith(kSuffix, Qt::CaseInsensitive)) file += kSuffix;
  saveSession(file);
}

SavedSession MainWindow::currentSession() const {
  SavedSession saved = savedSession(*m_session);
  saved.display = {{"look", lookJson(m_display)}, {"places", placesJson(m_display)}};
  saved.window = {{"geometry", QString::fromLatin1(saveGeometry().toBase64())},
                  {"state", QString::fromLatin1(saveState().toBase64())}};
  return saved;
}

void MainWindow::saveSession(const QString& file) {
  try {
    m_session->keepMasks(std::filesystem::absolute(pathOf(file)));
    const std::filesystem::path kept = writeSessionFile(currentSession(), pathOf(file));
    m_session->forgetOldMasks();
    m_sessionFile = file;
    rememberRecentFiles({file});
    m_messages->showNotice(tr("Written: %1").arg(QDir::toNativeSeparators(file)));
    int unwritten = 0;
    for (const auto& run : m_session->runs().runs()) unwritten += run->record && run->file.empty();
    if (unwritten > 0)
      m_messages->showNotice(
          tr("%n result(s) were not exported: the session can only compute them again.", nullptr, unwritten));
    if (!kept.empty())
      m_messages->showNotice(tr("A file of that name was no session that this program can read; it was kept as %1.")
                                 .arg(QString::fromStdString(kept.u8string())));
  } catch (const core::Error& error) {
    m_messages->showProblem(QString::fromUtf8(error.what()));
  }
}

void MainWindow::openSession(const QString& file) {
  if (!mayLoseEdits()) return;
  m_messages->clear();
  try {
    m_session->restore(readSessionFile(pathOf(file)));
    m_sessionFile = file;
    m_opening = QStringList{file};
  } catch (const core::Error& error) {
    m_messages->showProblem(QString::fromUtf8(error.what()));
  }
}

void MainWindow::showRestored(const SavedSession& saved) {
  const QJsonObject places = saved.display["places"].toObject();
  if (const auto orientation = orientationOf(places)) m_view->showOrientation(*orientation);
  if (m_session->images().lr) {
    restoreLook(m_display, saved.display["look"].toObject());
    restorePlaces(m_display, places);
  }
  const auto bytes = [&](const char* name) { return QByteArray::fromBase64(saved.window[name].toString().toLatin1()); };
  if (!saved.window.isEmpty() && isVisible()) {
    restoreGeometry(bytes("geometry"));
    restoreState(bytes("state"));
  }
  m_history->restart();
}

void MainWindow::keepRecovery(const QString& folder) {
  m_recovery = new RecoveryFile(
      folder, [this] { return currentSession(); }, this);
  connect(m_recovery, &RecoveryFile::problem, m_messages, &MessageBar::showProblem);
  if (const auto orphan = m_recovery->takeOrphan())
    m_messages->showChoice(tr("The program did not end as it should last time."), tr("Bring back what was open"),
                           [this, orphan] { m_session->restore(*orphan); });
  for (const auto change :
       {&Session::studiesChanged, &Session::imagesChanged, &Session::labelsChanged, &Session::overlayChanged,
        &Session::labelEntriesChanged, &Session::settingsChanged, &Session::runsChanged, &Session::resultChanged})
    connect(m_session, change, m_recovery, &RecoveryFile::touch);
  connect(m_session, &Session::exported, m_recovery, &RecoveryFile::touch);
  connect(&m_display, &DisplayState::changed, m_recovery, &RecoveryFile::touch);
  connect(&m_session->annotations(), &Annotations::changed, m_recovery, &RecoveryFile::touch);
}

void MainWindow::begin(const Options& options) {
  m_startSettings = options.hasSettings ? std::optional<RunSettings>(options.settings) : std::nullopt;
  m_exportTo = options.exportTo;
  m_reportTo = options.reportTo;
  m_inColour = options.inColour;
  m_labelTable = options.labelTable;
  if (!options.map.empty()) {
    Layers layers = m_display.layers();
    layers.map = options.map;
    m_display.setLayers(layers);
    findChild<QDockWidget*>("trust")->raise();
  }
  if (options.layout) m_display.setLayout(*options.layout);
  if (options.run) runWhenReady();
  if (options.demo) {
    imaging::PhantomOptions phantom;
    if (options.demoSize[0] > 0) phantom.size = options.demoSize;
    openDemo(phantom, options.tryFactor);
  } else if (!options.session.isEmpty()) {
    m_startSettings.reset();
    openSession(options.session);
  } else if (!options.target.isEmpty()) {
    m_messages->clear();
    m_opening = QStringList{options.target};
    if (!options.reference.isEmpty()) m_opening << options.reference;
    m_session->openPair(options.target, options.reference, options.paths, options.tryFactor, options.pairing);
  } else if (!options.paths.isEmpty()) {
    m_messages->clear();
    m_opening = options.paths;
    m_session->openPair({}, {}, options.paths, options.tryFactor, options.pairing);
  }
}

void MainWindow::takeStart() {
  if (m_startSettings && m_session->images().lr) {
    RunSettings settings = *m_startSettings;
    m_startSettings.reset();
    // In try mode the factor is that of the degradation.
    if (m_session->images().tryFactor > 1) settings.scaleFactor = m_session->images().tryFactor;
    m_session->setSettings(settings);
  }
  if (m_runWhenReady && m_session->canRun()) run();
  m_runWhenReady = false;
  if (m_session->images().lr && !m_inColour.isEmpty()) showInColour(std::exchange(m_inColour, QString()));
}

void MainWindow::showInColour(const QString& path) {
  const std::filesystem::path wanted = std::filesystem::weakly_canonical(pathOf(path));
  for (const core::Series& series : m_session->studies().allSeries()) {
    if (series.files.empty() || series.kind == core::SeriesKind::labelMap) continue;
    const auto way = std::filesystem::weakly_canonical(series.files.front()).lexically_relative(wanted);
    if (!way.empty() && *way.begin() != "..") return findChild<OverlayPanel*>()->choose(series.id);
  }
  m_messages->showProblem(tr("There is no image at %1 to draw in colour.").arg(path));
}

void MainWindow::nameLabels() {
  if (!m_labelTable.isEmpty() && m_session->labels()) m_session->openLabelTable(std::exchange(m_labelTable, QString()));
}

void MainWindow::exportAtEnd() {
  if (m_exportTo.isEmpty() || !m_session->canExport()) return;
  const QString path = m_exportTo;
  m_exportTo.clear();
  path.endsWith(".nii") || path.endsWith(".nii.gz") ? m_session->exportNifti(path) : m_session->exportDicom(path);
}

}  // namespace glmamba::app
