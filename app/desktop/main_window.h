#pragma once

#include <QMainWindow>

#include "app/model/display_state.h"
#include "app/model/session.h"

class QMenu;

namespace glmamba::app {

class CompareView;
class MessageBar;
class RunList;
class RunPanel;
class StudyTree;

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
  /// Super-resolves as soon as a pair is on show.
  void runWhenReady();
  void run();
  /// Writes the panes as PNG.
  void saveScreenshot(const QString& file);

 signals:
  void firstShown();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void createPanels();
  void createFileMenu();
  void createViewMenu();
  void createStudyMenu();
  void createRunMenu();
  void createCompareMenu();
  void createHelpMenu();
  QAction* addCommand(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                      const std::function<void()>& command);
  QAction* addSwitch(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                     const std::function<bool()>& read, const std::function<void(bool)>& write);
  void updateActions();

  void chooseFiles();
  void chooseFolder();
  void chooseLabelMap();
  void chooseNiftiFile();
  void chooseDicomFolder();
  void chooseScreenshotFile();
  void removeSelected();
  void showRecentFiles();
  void showKeys();
  void showAbout();
  QString proposedName() const;

  DisplayState m_display;
  Session* m_session;
  CompareView* m_view;
  MessageBar* m_messages;
  StudyTree* m_tree;
  RunPanel* m_runPanel;
  RunList* m_runList;
  QMenu* m_recentMenu = nullptr;
  QMenu* m_studyMenu = nullptr;
  /// Switches and what they show, read anew whenever the session or the display changes.
  std::vector<std::pair<QAction*, std::function<bool()>>> m_switches;
  QStringList m_opening;
  bool m_runWhenReady = false;
  bool m_shown = false;
};

}  // namespace glmamba::app
