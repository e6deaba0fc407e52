// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QActionGroup;
class QMenu;

namespace glmamba::app {

class CompareView;
class DisplayHistory;
class EditPanel;
class FirstPage;
class FolderWatch;
class MeasurePanel;
class MessageBar;
class RecoveryFile;
class RunList;
class RunPanel;
class StudyBrowser;
class StudyTree;
struct MovieChoice;
class WindowPanel;
struct Options;
struct SavedSession;

/// The program's window: study tree, four panes, panels, menus. It holds no state of its own beyond widgets: what is
/// open and where to look live in Session and DisplayState.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  /// Cancels what is running and waits for it.
  ~MainWindow() override;

  Session& session() { return *m_session; }
  DisplayState& display() { return m_display; }
  CompareView& compareView() { return *m_view; }
  MessageBar& messages() { return *m_messages; }

  /// Opens files and folders, in try mode with a factor of 2 or 4; remembers them under "Open recent" once they are
  /// open.
  void open(const QStringList& paths, int tryFactor = 0);
  /// Opens the demo study in try mode.
  void openDemo(const imaging::PhantomOptions& phantom = {}, int tryFactor = 2);
  /// Does what a command line asks for.
  void begin(const Options& options);
  /// Closes what is open and brings back what a session file holds.
  void openSession(const QString& file);
  void saveSession(const QString& file);
  /// Keeps what is open in a file below `folder` until the window is closed, and offers what a program that did not end
  /// as it should has left there.
  void keepRecovery(const QString& folder);
  DisplayHistory& history() { return *m_history; }
  /// Super-resolves as soon as a pair is on show.
  void runWhenReady();
  void run();
  /// Writes a report of the result on show: HTML or PDF, by the name.
  void writeReportTo(const QString& file, bool deidentified);
  /// Writes the panes as PNG or TIFF, with `scale` times the pixels a side that they have on the screen.
  void savePicture(const QString& file, double scale = 1);
  /// Writes a movie through slices of the active pane, counted from 0; the others follow as they are linked. The
  /// places are then what they were. One at a time.
  void saveMovie(const MovieChoice& choice);
  /// The slices that such a movie may go through.
  int movieSlices() const;

 signals:
  void firstShown();
  /// A picture or movie is written, or is not, for the reason that `problem` says, and nothing of it was left.
  void pictureEnded(bool isWritten, const QString& problem);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void createPanels();
  void createFileMenu();
  void addSessionCommands(QMenu* file);
  void addFolderWatch(QMenu* file);
  void createEditMenu();
  void createFirstPage();
  void watchSession();
  void createViewMenu();
  void createWindowMenu(QMenu* view);
  void createMeasureMenu(QMenu* view);
  void createStudyMenu();
  void createRunMenu();
  void createCompareMenu();
  void createSegmentMenu();
  void createEditMaskMenu(QMenu* segment);
  void resizeBrush(bool larger);
  /// Asks what is to become of masks that were drawn and are in no file, all or those of a series or study; false:
  /// nothing may be closed.
  bool mayLoseEdits(const std::string& within = {});
  void addResultExports(QMenu* file);
  void updateResultActions();
  void createSegmentModelMenu(QMenu* menu);
  std::string segmentationModel() const;
  void chooseReportFile(bool deidentified);
  void reportAtEnd();
  std::string selectedSeries() const;
  void createHelpMenu();
  QAction* addCommand(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                      const std::function<void()>& command);
  QAction* addSwitch(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                     const std::function<bool()>& read, const std::function<void(bool)>& write);
  QAction* addLayerSwitch(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                          bool Layers::*layer);
  void updateActions();
  void raisePanel(const char* name);

  static bool isSessionFile(const QStringList& paths);
  SavedSession currentSession() const;
  void showRestored(const SavedSession& saved);
  void chooseSessionFile();
  void takeStart();
  void showInColour(const QString& path);
  void nameLabels();
  void exportAtEnd();
  void dropSeries(const std::string& seriesId, const QPoint& at);
  void chooseFiles();
  void chooseFolder();
  void chooseLabelMap();
  void chooseNiftiFile();
  void chooseDicomFolder();
  void choosePicture();
  void endPicture(const core::Outcome<std::filesystem::path>& outcome);
  void chooseMovie();
  void removeSelected();
  void showRecentFiles();
  void showHelp(const QString& page);
  void showKeys();
  void showAbout();
  QString proposedName() const;

  DisplayState m_display;
  Session* m_session;
  CompareView* m_view;
  MessageBar* m_messages;
  StudyBrowser* m_browser;
  StudyTree* m_tree;
  RunPanel* m_runPanel;
  RunList* m_runList;
  WindowPanel* m_windowPanel;
  MeasurePanel* m_measurePanel;
  EditPanel* m_editPanel;
  DisplayHistory* m_history = nullptr;
  FirstPage* m_first = nullptr;
  FolderWatch* m_watch = nullptr;
  RecoveryFile* m_recovery = nullptr;
  QMenu* m_recentMenu = nullptr;
  QMenu* m_studyMenu = nullptr;
  /// Switches and what they show, read anew whenever the session or the display changes.
  std::vector<std::pair<QAction*, std::function<bool()>>> m_switches;
  QStringList m_opening;
  QString m_sessionFile;
  QActionGroup* m_segmentModel = nullptr;
  QString m_exportTo;
  QString m_inColour;
  QString m_labelTable;
  QString m_reportTo;
  std::optional<RunSettings> m_startSettings;
  bool m_runWhenReady = false;
  bool m_shown = false;
};

}  // namespace glmamba::app
