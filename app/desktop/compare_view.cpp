// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/compare_view.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "app/desktop/edit_tool.h"
#include "app/desktop/measure_tool.h"
#include "app/desktop/surface_widget.h"
#include "viewer/slice_navigation.h"

namespace glmamba::app {

namespace {

constexpr int kGapBetweenPanes = 2;

/// Throws an Error when a picture of a pane, enlarged, is not to be had.
void checkDrawable(SceneWidget& pane, double scale) {
  const int most = pane.largestPicture();
  if (most == 0)
    throw core::Error(core::ErrorCode::device, CompareView::tr("The graphics device no longer answers: save the "
                                                               "session and start the program again.")
                                                   .toStdString());
  if (scale * pane.devicePixelRatioF() * std::max(pane.width(), pane.height()) > most)
    throw core::Error(core::ErrorCode::tooLarge,
                      CompareView::tr("A pane at ×%1 would be more than the %2 pixels a side that this computer can "
                                      "draw: choose a smaller scale.")
                          .arg(scale)
                          .arg(most)
                          .toStdString());
}

}  // namespace

CompareView::CompareView(Session& session, DisplayState& display, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_measure(new MeasureTool(session, display, this)),
      m_edit(new EditTool(session, display, *this)),
      m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(kGapBetweenPanes);
  connect(&display, &DisplayState::changed, this, &CompareView::applyDisplay);
  connect(&display, &DisplayState::layoutChanged, this, &CompareView::arrange);
  connect(&display, &DisplayState::conventionChanged, this, &CompareView::fit);
  connect(&session, &Session::imagesChanged, this, &CompareView::showImages);
  connect(&session, &Session::maskSlicesChanged, this, &CompareView::takeLabelSlices);
  connect(&session, &Session::labelsChanged, this, &CompareView::showLabels);
  connect(&session, &Session::labelEntriesChanged, this, &CompareView::showLabels);
  connect(&session, &Session::overlayChanged, this, &CompareView::showResult);
  connect(&session, &Session::resultStarted, this, &CompareView::startResult);
  connect(&session, &Session::resultChanged, this, &CompareView::showResult);
  connect(&session, &Session::trustChanged, this, &CompareView::showResult);
  connect(&session, &Session::mapSliceDone, this, [this](const std::shared_ptr<MapSlice>& slice) {
    if (!isMapArriving()) return;
    for (PaneWidget* pane : shownPanes()) {
      const auto bring = [&](viewer::SliceImage& shown, Image image) {
        if (image == Image::error) shown.setSlice(slice->index, slice->voxels);
        if (isMapOver(image)) shown.setOverlaySlice(slice->index, slice->voxels);
      };
      bring(pane->scene().first(), pane->content().image);
      if (pane->content().second) bring(pane->scene().second(), *pane->content().second);
      pane->refresh();
    }
  });
  connect(&session, &Session::runChanged, this, &CompareView::describePanes);
  connect(&session, &Session::settingsChanged, this, &CompareView::describePanes);
  connect(&session, &Session::sliceDone, this, [this](int index, const std::shared_ptr<RunSlice>& slice) {
    m_slices[index] = slice;
    for (PaneWidget* pane : shownPanes()) {
      const auto bring = [&](viewer::SliceImage& shown, Image image) {
        if (image == Image::sr) shown.setSlice(index, slice->sr);
        if (image == Image::error && !chosenMap() && !slice->error.empty()) shown.setSlice(index, slice->error);
      };
      bring(pane->scene().first(), pane->content().image);
      if (pane->content().second) bring(pane->scene().second(), *pane->content().second);
    }
    describePanes();
  });
  const auto refresh = [this] {
    for (PaneWidget* pane : shownPanes()) pane->refresh();
  };
  connect(m_measure, &MeasureTool::shapesChanged, this, refresh);
  connect(m_edit, &EditTool::outlineChanged, this, refresh);
  qApp->installEventFilter(this);
  arrange();
}

PaneWidget* CompareView::newPane() {
  auto* pane = new PaneWidget(m_display, this);
  pane->setMeasureTool(m_measure);
  pane->setEditTool(m_edit);
  const int index = static_cast<int>(m_panes.size());
  pane->setObjectName(QString("pane%1").arg(index + 1));
  connect(pane, &PaneWidget::activated, this, [this, index] { activate(index); });
  connect(pane, &PaneWidget::maximiseAsked, this, [this, index] { toggleMaximised(index); });
  connect(pane, &PaneWidget::nextGroupAsked, this, [this, index] {
    activate(index);
    nextGroup();
  });
  connect(pane, &PaneWidget::droppedAt, this, [this, index](const QPoint& point) { exchange(index, point); });
  return pane;
}

void CompareView::arrange() {
  const bool wasFitted = isFitted();
  std::vector<PaneContent> contents = panesOf(m_display.layout());
  const bool hasSurface = contents.back().isSurface;
  if (hasSurface) contents.pop_back();
  m_shownPanes = static_cast<int>(contents.size());
  while (m_panes.size() < contents.size()) m_panes.push_back(newPane());
  std::vector<QWidget*> widgets;
  for (std::size_t n = 0; n < m_panes.size(); ++n) {
    const bool isUsed = n < contents.size();
    m_panes[n]->setContent(isUsed ? contents[n] : PaneContent{});
    if (isUsed) {
      widgets.push_back(m_panes[n]);
    } else {
      m_panes[n]->hide();
      m_panes[n]->scene().first().clear();
      m_panes[n]->scene().second().clear();
    }
  }
  if (hasSurface) {
    if (!m_surface) {
      m_surface = new SurfaceWidget(m_session.jobs(), this);
      connect(m_surface, &SurfaceWidget::maximiseAsked, this, [this] { toggleMaximised(m_shownPanes); });
    }
    widgets.push_back(m_surface);
  } else if (m_surface) {
    m_surface->hide();
  }
  m_active = std::min(m_active, m_shownPanes - 1);
  m_maximised = m_display.maximised();
  place(widgets);
  for (PaneWidget* pane : shownPanes()) fill(*pane);
  if (wasFitted) fit();
  activate(m_active);
  applyDisplay();
}

void CompareView::place(const std::vector<QWidget*>& widgets) {
  while (QLayoutItem* item = m_grid->takeAt(0)) delete item;
  for (int n = 0; n < kMostCompared; ++n) {
    m_grid->setRowStretch(n, 0);
    m_grid->setColumnStretch(n, 0);
  }
  const int columns = gridColumns(static_cast<int>(widgets.size()), width(), height());
  for (int n = 0; n < static_cast<int>(widgets.size()); ++n) {
    QWidget* widget = widgets[static_cast<std::size_t>(n)];
    const bool isShown = !m_maximised || *m_maximised == n;
    m_grid->addWidget(widget, n / columns, n % columns);
    if (isShown) {
      m_grid->setRowStretch(n / columns, 1);
      m_grid->setColumnStretch(n % columns, 1);
    }
    widget->setVisible(isShown);
  }
  m_grid->activate();
}

PaneWidget& CompareView::pane(Image image) {
  for (PaneWidget* pane : shownPanes())
    if (pane->content().image == image || pane->content().second == image) return *pane;
  return *m_panes.front();
}

std::vector<PaneWidget*> CompareView::shownPanes() const { return {m_panes.begin(), m_panes.begin() + m_shownPanes}; }

SurfaceWidget* CompareView::surfaceView() const {
  return m_display.layout().kind == LayoutKind::mpr ? m_surface : nullptr;
}

void CompareView::resizeEvent(QResizeEvent* event) {
  const bool wasFitted = isFitted();
  QWidget::resizeEvent(event);
  std::vector<QWidget*> widgets;
  for (int n = 0; n < m_grid->count(); ++n) widgets.push_back(m_grid->itemAt(n)->widget());
  place(widgets);
  if (wasFitted) fit();
}

void CompareView::applyDisplay() {
  takeChosenMap();
  // What is drawn on is the mask on show.
  const bool showsOwnMasks = m_display.layers().ownMasks && !editsMasks(m_display.tool());
  if (m_showsOwnMasks != showsOwnMasks) {
    m_showsOwnMasks = showsOwnMasks;
    showLabels();  // comes here again
    return;
  }
  if (m_groups != groups()) {
    m_groups = groups();
    fit();  // comes here again
    return;
  }
  if (m_maximised != m_display.maximised()) {
    const bool wasFitted = isFitted();
    m_maximised = m_display.maximised();
    std::vector<QWidget*> widgets;
    for (int n = 0; n < m_grid->count(); ++n) widgets.push_back(m_grid->itemAt(n)->widget());
    place(widgets);
    if (m_maximised && *m_maximised < m_shownPanes) activate(*m_maximised);
    if (wasFitted) fit();
  }
  for (PaneWidget* pane : shownPanes()) {
    applyTo(pane->scene().first(), pane->content().image);
    if (pane->content().second) applyTo(pane->scene().second(), *pane->content().second);
    pane->scene().setCrosshairVisible(m_display.layers().crosshair && leadingGrid(Viewpoint::lr));
  }
  if (SurfaceWidget* surface = surfaceView()) surface->setCursorPoint(m_display.cursor());
  describePanes();
}

std::array<int, kImageCount> CompareView::groups() const {
  std::array<int, kImageCount> groups{};
  for (const Image image : kImages) groups[indexOf(image)] = m_display.group(image);
  return groups;
}

void CompareView::activate(int active) {
  m_active = active;
  for (int n = 0; n < m_shownPanes; ++n) {
    PaneWidget* pane = m_panes[static_cast<std::size_t>(n)];
    pane->scene().setFrameVisible(n == active && m_shownPanes > 1);
    pane->refresh();
  }
  emit activeChanged();
}

void CompareView::exchange(int pane, const QPoint& globalPoint) {
  for (int other = 0; other < m_shownPanes; ++other) {
    const PaneWidget* widget = m_panes[static_cast<std::size_t>(other)];
    if (other == pane || !widget->isVisible() || !widget->rect().contains(widget->mapFromGlobal(globalPoint))) continue;
    m_display.setLayout(exchanged(m_display.layout(), static_cast<std::size_t>(pane), static_cast<std::size_t>(other)));
    activate(other);
    return;
  }
}

void CompareView::toggleMaximised(int pane) {
  m_display.setMaximised(m_display.maximised() ? std::nullopt : std::optional<int>(pane));
}

void CompareView::choose(Image image) {
  Layout layout = m_display.layout();
  if (layout.kind == LayoutKind::compare) {
    const auto found = std::find(layout.compared.begin(), layout.compared.end(), image);
    if (found == layout.compared.end()) return m_display.setLayout(compareWith(layout, image, true));
    const int pane = static_cast<int>(found - layout.compared.begin());
    return m_display.setMaximised(m_display.maximised() == pane ? std::nullopt : std::optional<int>(pane));
  }
  if (!showsTwoImages(layout.kind)) {
    layout.alone = image;
  } else if (image == layout.first) {
    layout = swapped(layout);
  } else {
    layout.second = image;
  }
  m_display.setLayout(layout);
}

void CompareView::cycle(int step) {
  Layout layout = m_display.layout();
  const std::vector<Image> available = availableImages();
  if (layout.kind == LayoutKind::compare) return;
  if (showsTwoImages(layout.kind)) {
    layout.second = nextCandidate(layout.second, layout.first, available, step);
  } else if (const auto found = std::find(available.begin(), available.end(), layout.alone); !available.empty()) {
    const int count = static_cast<int>(available.size());
    const int at = found == available.end() ? 0 : static_cast<int>(found - available.begin()) + step;
    layout.alone = available[static_cast<std::size_t>((at % count + count) % count)];
  }
  m_display.setLayout(layout);
}

void CompareView::nextGroup() {
  const Image image = activePane().content().image;
  m_display.setGroup(image, (m_display.group(image) + 1) % kGroupCount);
}

bool CompareView::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
  if (isKey && m_display.layout().kind == LayoutKind::flicker) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const QWidget* focus = QApplication::focusWidget();
    const bool isOurs = !focus || focus == window() || focus == this || isAncestorOf(focus);
    if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier && isOurs) {
      if (!key->isAutoRepeat()) m_panes.front()->showFixed(event->type() == QEvent::KeyPress);
      return true;
    }
  }
  if (event->type() == QEvent::ApplicationDeactivate) m_panes.front()->showFixed(false);  // the release went elsewhere
  return QWidget::eventFilter(watched, event);
}

std::pair<int, int> CompareView::slicePosition() const {
  const PairImages& images = m_session.images();
  if (!images.lr) return {0, 0};
  const viewer::SlicePosition position =
      viewer::slicePosition(m_panes[static_cast<std::size_t>(m_active)]->sliceView(), images.lr->geometry());
  return {position.number, position.count};
}

viewer::Snapshot CompareView::snapshot(double scale) {
  std::vector<viewer::Snapshot> pictures;
  for (PaneWidget* pane : shownPanes()) {
    if (!pane->isVisible()) continue;
    checkDrawable(*pane, scale);
    pictures.push_back(pane->snapshot(scale));
  }
  SurfaceWidget* surface = surfaceView();
  if (surface && surface->isVisible()) {
    checkDrawable(*surface, scale);
    pictures.push_back(surface->snapshot(scale));
  }
  return viewer::tiled(pictures, gridColumns(static_cast<int>(pictures.size()), width(), height()),
                       static_cast<int>(std::lround(kGapBetweenPanes * scale)));
}

}  // namespace glmamba::app
