// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/main_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QGroupBox>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "app/desktop/compare_view.h"
#include "app/desktop/edit_panel.h"
#include "app/desktop/edit_tool.h"
#include "app/desktop/first_page.h"
#include "app/desktop/folder_watch.h"
#include "app/desktop/language.h"
#include "app/desktop/layers_panel.h"
#include "app/desktop/layout_bar.h"
#include "app/desktop/lesion_panel.h"
#include "app/desktop/measure_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/metrics_table.h"
#include "app/desktop/overlay_panel.h"
#include "app/desktop/recent_files.h"
#include "app/desktop/recovery_file.h"
#include "app/desktop/run_list.h"
#include "app/desktop/run_panel.h"
#include "app/desktop/shortcuts.h"
#include "app/desktop/status_line.h"
#include "app/desktop/study_browser.h"
#include "app/desktop/study_tree.h"
#include "app/desktop/trust_panel.h"
#include "app/desktop/window_panel.h"
#include "app/model/saved_session.h"
#include "core/unused_memory.h"

namespace glmamba::app {

namespace {

constexpr int kDockWidth = 290;
constexpr int kIdleMilliseconds = 1000;  // without work, before memory is given back

QStringList localPaths(const QMimeData& data) {
  QStringList paths;
  for (const QUrl& url : data.urls())
    if (url.isLocalFile()) paths << url.toLocalFile();
  return paths;
}

QDockWidget* dock(QMainWindow& window, const QString& title, const char* name, QWidget* content,
                  Qt::DockWidgetArea area) {
  auto* dock = new QDockWidget(title, &window);
  dock->setObjectName(name);
  dock->setWidget(content);
  dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
  window.addDockWidget(area, dock);
  return dock;
}

/// Scrolls up and down only, so it is never narrower than what it holds and a scroll bar beside that.
class PanelScroll : public QScrollArea {
 public:
  QSize minimumSizeHint() const override {
    const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {width, QScrollArea::minimumSizeHint().height()};
  }
};

QScrollArea* scrolled(QWidget* content) {
  auto* scroll = new PanelScroll;
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return scroll;
}

QGroupBox* group(const QString& title, QWidget* content) {
  auto* box = new QGroupBox(title);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(2, 2, 2, 2);
  layout->addWidget(content);
  return box;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_session(new Session(this)) {
  setWindowTitle(tr("GLMamba Viewer – research use only"));
  setAcceptDrops(true);
  resize(1360, 860);

  auto* centre = new QWidget(this);
  auto* layout = new QVBoxLayout(centre);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_messages = new MessageBar(centre);
  m_view = new CompareView(*m_session, m_display, centre);
  layout->addWidget(m_messages);
  layout->addWidget(new LayoutBar(m_display, *m_view, centre));
  layout->addWidget(m_view, 1);
  setCentralWidget(centre);
  createPanels();
  createFirstPage();
  setStatusBar(new StatusLine(*m_session, m_display, *m_view, this));

  createFileMenu();
  createEditMenu();
  createViewMenu();
  createStudyMenu();
  createRunMenu();
  createSegmentMenu();
  createCompareMenu();
  createHelpMenu();
  applySavedKeys(*this);
  m_view->setFocus();

  watchSession();
  updateActions();
}

void MainWindow::watchSession() {
  // Volumes and what the network took come and go: what the allocator keeps of them is the system's while nothing is
  // done.
  auto* idle = new QTimer(this);
  idle->setSingleShot(true);
  idle->setInterval(kIdleMilliseconds);
  connect(idle, &QTimer::timeout, this, &core::giveBackUnusedMemory);
  connect(m_session, &Session::busyChanged, idle, [this, idle] { m_session->isBusy() ? idle->stop() : idle->start(); });
  connect(m_session, &Session::problem, m_messages,
          [this](const QString& sentence) { m_messages->showProblem(told(sentence.toStdString())); });
  connect(m_session, &Session::problem, this, [this] {
    m_opening.clear();
    m_runWhenReady = false;
  });
  connect(m_session, &Session::notice, m_messages,
          [this](const QString& sentence) { m_messages->showNotice(told(sentence.toStdString())); });
  connect(m_session, &Session::exported, m_messages,
          [this](const QString& path) { m_messages->showNotice(tr("Written: %1").arg(path)); });
  connect(m_session, &Session::studiesChanged, this, [this] {
    if (!m_opening.isEmpty()) rememberRecentFiles(m_opening);
    m_watch->add(m_opening);
    m_first->setVisible(m_session->studies().isEmpty());
    m_first->showRecent();
    m_opening.clear();
  });
  connect(m_session, &Session::imagesChanged, this, &MainWindow::takeStart);
  connect(m_session, &Session::labelsChanged, this, &MainWindow::nameLabels);
  connect(m_session, &Session::resultChanged, this, &MainWindow::exportAtEnd);
  connect(m_session, &Session::trustChanged, this, &MainWindow::reportAtEnd);
  connect(m_session, &Session::trustChanged, this, &MainWindow::updateActions);
  connect(m_session, &Session::restored, this,
          [this](const std::shared_ptr<const SavedSession>& saved) { showRestored(*saved); });
  for (const auto change : {&Session::imagesChanged, &Session::labelsChanged, &Session::runChanged,
                            &Session::resultChanged, &Session::settingsChanged, &Session::studiesChanged})
    connect(m_session, change, this, &MainWindow::updateActions);
  connect(&m_display, &DisplayState::changed, this, &MainWindow::updateActions);
  connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &MainWindow::updateActions);
  connect(m_runPanel, &RunPanel::runAsked, this, &MainWindow::run);
  connect(m_runPanel, &RunPanel::queueAsked, this, [this] { m_session->addToQueue(m_display.cursor()); });
  connect(m_runList, &RunList::repeatAsked, this, [this](RunId id) { m_session->repeatRun(id, m_display.cursor()); });
  connect(m_session, &Session::pairRefused, this, [this](const QString& sentence) {
    m_messages->showChoice(told(sentence.toStdString()), tr("Use the pair all the same"),
                           [this] { m_session->acceptRefusedPair(); });
  });
  connect(m_session, &Session::commandLineFound, this, [this](const QString& line) {
    QApplication::clipboard()->setText(line);
    m_messages->showNotice(tr("Copied: %1").arg(line));
  });
  connect(m_runPanel, &RunPanel::modelProblem, m_messages, &MessageBar::showProblem);
  connect(&m_view->editTool(), &EditTool::problem, m_messages, &MessageBar::showProblem);
  connect(m_measurePanel, &MeasurePanel::problem, m_messages, &MessageBar::showProblem);
  connect(m_measurePanel, &MeasurePanel::written, m_messages,
          [this](const QString& path) { m_messages->showNotice(tr("Written: %1").arg(path)); });
}

void MainWindow::createFirstPage() {
  m_first = new FirstPage(m_view);
  connect(m_first, &FirstPage::openFilesAsked, this, &MainWindow::chooseFiles);
  connect(m_first, &FirstPage::openFolderAsked, this, &MainWindow::chooseFolder);
  connect(m_first, &FirstPage::openSessionAsked, this, [this] { findChild<QAction*>("openSession")->trigger(); });
  connect(m_first, &FirstPage::openDemoAsked, this, [this] { openDemo(); });
  connect(m_first, &FirstPage::openAsked, this, [this](const QString& path) { open({path}); });
}

MainWindow::~MainWindow() {
  // The session's threads end, silently, before the widgets that watch it go.
  delete m_session;
}

void MainWindow::createPanels() {
  m_browser = new StudyBrowser(*m_session);
  m_tree = &m_browser->tree();
  dock(*this, tr("Studies"), "studies", m_browser, Qt::LeftDockWidgetArea);
  m_runList = new RunList(*m_session);
  dock(*this, tr("Runs"), "runs", m_runList, Qt::LeftDockWidgetArea);
  m_runPanel = new RunPanel(*m_session);
  auto* panels = new QWidget;
  auto* layout = new QVBoxLayout(panels);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->addWidget(group(tr("Super-resolve"), m_runPanel));
  layout->addWidget(group(tr("Layers"), new LayersPanel(*m_session, m_display, *m_view)));
  layout->addWidget(group(tr("Image in colour"), new OverlayPanel(*m_session, m_display, *m_view)));
  layout->addWidget(group(tr("Metrics"), new MetricsTable(*m_session)));
  auto* lesions = new LesionPanel(*m_session);
  connect(lesions, &LesionPanel::placeAsked, m_view, &CompareView::goTo);
  layout->addStretch(1);
  auto* judging = new QWidget;
  auto* below = new QVBoxLayout(judging);
  below->setContentsMargins(4, 4, 4, 4);
  below->addWidget(group(tr("Trust"), new TrustPanel(*m_session, m_display)));
  below->addWidget(group(tr("Lesions"), lesions));
  below->addStretch(1);
  QDockWidget* right = dock(*this, tr("Run"), "panels", scrolled(panels), Qt::RightDockWidgetArea);
  m_windowPanel = new WindowPanel(*m_session, m_display, *m_view);
  m_measurePanel = new MeasurePanel(*m_session, m_display, *m_view);
  setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
  tabifyDockWidget(right, dock(*this, tr("Window"), "windowLevel", m_windowPanel, Qt::RightDockWidgetArea));
  tabifyDockWidget(right, dock(*this, tr("Measure"), "measure", m_measurePanel, Qt::RightDockWidgetArea));
  m_editPanel = new EditPanel(*m_session, m_display, m_view->editTool());
  tabifyDockWidget(right, dock(*this, tr("Draw"), "edit", m_editPanel, Qt::RightDockWidgetArea));
  tabifyDockWidget(right, dock(*this, tr("Trust"), "trust", scrolled(judging), Qt::RightDockWidgetArea));
  right->raise();
  auto* studies = findChild<QDockWidget*>("studies");
  resizeDocks({studies, right}, {kDockWidth, kDockWidth}, Qt::Horizontal);
  // The studies have a list and what differs within the pair below it.
  resizeDocks({studies, findChild<QDockWidget*>("runs")}, {5, 3}, Qt::Vertical);
}

void MainWindow::open(const QStringList& paths, int tryFactor) {
  if (isSessionFile(paths)) return openSession(paths.front());
  m_messages->clear();
  m_opening = paths;
  m_session->openFiles(paths, tryFactor);
}

void MainWindow::openDemo(const imaging::PhantomOptions& phantom, int tryFactor) {
  m_messages->clear();
  m_opening.clear();
  m_session->openDemoStudy(phantom, tryFactor);
}

void MainWindow::runWhenReady() { m_runWhenReady = true; }

void MainWindow::run() {
  // Where a part of the slices is asked for, that part comes into sight.
  const core::Vector3 place = m_session->inChosenSlices(m_display.cursor());
  if (place != m_display.cursor()) m_view->goTo(place);
  m_session->run(m_display.cursor());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localPaths(*event->mimeData()).isEmpty() || event->mimeData()->hasFormat(StudyTree::kMimeType))
    event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QByteArray series = event->mimeData()->data(StudyTree::kMimeType);
  if (!series.isEmpty())
    dropSeries(series.toStdString(), event->pos());
  else
    open(localPaths(*event->mimeData()));
  event->acceptProposedAction();
}

void MainWindow::dropSeries(const std::string& seriesId, const QPoint& at) {
  const core::Series* series = m_session->studies().findSeries(seriesId);
  QWidget* under = childAt(at);
  while (under && !qobject_cast<PaneWidget*>(under)) under = under->parentWidget();
  if (!series || !under) return;
  if (series->kind == core::SeriesKind::labelMap)
    m_session->loadLabels(seriesId);
  else if (isReference(qobject_cast<PaneWidget*>(under)->content().image))
    m_session->useAsReference(seriesId);
  else
    m_session->useAsTarget(seriesId);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!mayLoseEdits()) return event->ignore();
  if (m_recovery) m_recovery->discard();
  m_session->stop();
  event->accept();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (m_shown) return;
  m_shown = true;
  // After the first picture is on the screen: model cards, then whatever waits for the window.
  QTimer::singleShot(0, this, [this] {
    emit firstShown();
    m_runPanel->readModels();
  });
}

}  // namespace glmamba::app
