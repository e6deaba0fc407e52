#include "app/desktop/compare_view.h"

#include <QGridLayout>

#include "app/desktop/pane_words.h"
#include "viewer/slice_navigation.h"

namespace glmamba::app {

namespace {

// The error map's scale: a tenth of the target's window. Fixed, so that runs can be compared.
constexpr double kErrorShareOfWindow = 0.1;
constexpr int kGapBetweenPanes = 2;

viewer::Orientation viewerOrientation(Orientation orientation) {
  switch (orientation) {
    case Orientation::coronal:
      return viewer::Orientation::coronal;
    case Orientation::sagittal:
      return viewer::Orientation::sagittal;
    case Orientation::axial:
      break;
  }
  return viewer::Orientation::axial;
}

Orientation modelOrientation(viewer::Orientation orientation) {
  switch (orientation) {
    case viewer::Orientation::coronal:
      return Orientation::coronal;
    case viewer::Orientation::sagittal:
      return Orientation::sagittal;
    case viewer::Orientation::axial:
      break;
  }
  return Orientation::axial;
}

Place placeOf(const viewer::SliceView& view) { return {view.cursor, view.centre, view.heightMm}; }

bool contains(const core::Geometry& geometry, const core::Vector3& point) {
  const core::Vector3 index = geometry.indexFromLps(point);
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (!(index[axis] >= -0.5 && index[axis] <= geometry.size()[axis] - 0.5)) return false;
  return true;
}

}  // namespace

CompareView::CompareView(Session& session, DisplayState& display, QWidget* parent)
    : QWidget(parent), m_session(session), m_display(display), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(kGapBetweenPanes);
  for (const Pane pane : kPanes) {
    auto* widget = new PaneWidget(pane, display, this);
    widget->setObjectName(QString("pane%1").arg(indexOf(pane) + 1));
    m_panes[indexOf(pane)] = widget;
    m_grid->addWidget(widget, static_cast<int>(indexOf(pane)) / 2, static_cast<int>(indexOf(pane)) % 2);
    connect(widget, &PaneWidget::activated, this, &CompareView::activate);
    connect(widget, &PaneWidget::maximiseAsked, this, &CompareView::toggleMaximised);
  }
  this->pane(Pane::error).scene().setColourMap(viewer::ColourMap::inferno);
  connect(&display, &DisplayState::changed, this, &CompareView::applyDisplay);
  connect(&session, &Session::imagesChanged, this, &CompareView::showImages);
  connect(&session, &Session::labelsChanged, this, &CompareView::showLabels);
  connect(&session, &Session::resultStarted, this, &CompareView::startResult);
  connect(&session, &Session::resultChanged, this, &CompareView::showResult);
  connect(&session, &Session::runChanged, this, &CompareView::describePanes);
  connect(&session, &Session::settingsChanged, this, &CompareView::describePanes);
  connect(&session, &Session::sliceDone, this, [this](int index, const std::shared_ptr<RunSlice>& slice) {
    this->pane(Pane::sr).scene().setSlice(index, slice->sr);
    if (!slice->error.empty()) this->pane(Pane::error).scene().setSlice(index, slice->error);
    describePanes();
  });
  activate(Pane::lr);
  applyDisplay();
}

const core::Geometry* CompareView::leadingGrid() const {
  if (m_session.result()) return &m_session.result()->start.grid;
  const PairImages& images = m_session.images();
  return images.targetVolume ? &images.targetVolume->geometry() : nullptr;
}

core::Window CompareView::errorWindow() const {
  const double width = kErrorShareOfWindow * m_session.images().targetWindow.width;
  return {width / 2, width};
}

void CompareView::showOrientation(Orientation orientation) {
  const core::Geometry* leading = leadingGrid();
  if (!leading) return;
  const auto plane = viewer::SlicePlane::ofGeometry(*leading, viewerOrientation(orientation));
  for (PaneWidget* widget : m_panes) widget->setPlane(plane, *leading);
  viewer::SliceView view = pane(m_active).sliceView();
  view.cursor = m_display.cursor();
  m_fittedPlace = placeOf(viewer::reoriented(view, *leading, plane, pane(m_active).paneSize()));
  m_display.showEverywhere(orientation, plane.normal, m_fittedPlace);
}

void CompareView::fit() { showOrientation(m_display.orientation()); }

bool CompareView::isFitted() const {
  const Place& place = m_display.place(m_active);
  return place.centre == m_fittedPlace.centre && place.heightMm == m_fittedPlace.heightMm;
}

void CompareView::resizeEvent(QResizeEvent* event) {
  const bool fitted = isFitted();
  QWidget::resizeEvent(event);
  m_grid->activate();
  if (fitted) fit();
}

void CompareView::resetWindows() {
  const PairImages& images = m_session.images();
  m_display.setWindow(Pane::lr, images.targetWindow);
  m_display.setWindow(Pane::sr, images.targetWindow);
  m_display.setWindow(Pane::reference, images.referenceWindow);
  m_display.setWindow(Pane::error, errorWindow());
}

void CompareView::showImages() {
  const PairImages& images = m_session.images();
  pane(Pane::lr).scene().setImage(images.lr);
  pane(Pane::reference).scene().setImage(images.referenceVolume);
  if (!images.targetVolume) {
    m_targetOnShow.clear();
    for (PaneWidget* widget : m_panes) widget->clearPlane();
  } else {
    const core::Geometry& grid = images.targetVolume->geometry();
    resetWindows();
    if (m_targetOnShow.empty() || !contains(grid, m_display.cursor())) {
      const viewer::Orientation acquired = viewer::acquisitionOrientation(grid);
      const auto plane = viewer::SlicePlane::ofGeometry(grid, acquired);
      m_display.showEverywhere(modelOrientation(acquired), plane.normal,
                               placeOf(viewer::fitted(grid, plane, pane(m_active).paneSize())));
    }
    m_targetOnShow = images.target->id;
    fit();
  }
  showResult();
}

void CompareView::showLabels() {
  const auto& labels = m_session.labels();
  m_labelTable = labels ? viewer::labelTableOf(*labels->volume) : viewer::LabelTable{};
  for (const Pane shown : {Pane::lr, Pane::reference, Pane::sr}) {
    viewer::SliceScene& scene = pane(shown).scene();
    scene.setLabels(labels ? labels->volume : nullptr, m_labelTable);
  }
  applyDisplay();
}

void CompareView::startResult() {
  const core::Geometry& grid = m_session.result()->start.grid;
  pane(Pane::sr).scene().startImage(grid);
  pane(Pane::error).scene().startImage(grid);
  showErrorOverlay();
  for (PaneWidget* widget : m_panes) widget->setPlane(widget->sliceView().plane, grid);
  describePanes();
}

void CompareView::showResult() {
  const Result* result = m_session.result();
  viewer::SliceScene& sr = pane(Pane::sr).scene();
  viewer::SliceScene& error = pane(Pane::error).scene();
  if (!result) {
    sr.setImage(nullptr);
    error.setImage(nullptr);
  } else if (result->complete) {
    sr.setImage(result->sr);
    if (result->error) error.setImage(result->error);
  }
  showErrorOverlay();
  describePanes();
}

void CompareView::showErrorOverlay() {
  const Result* result = m_session.result();
  const double opacity = m_display.layers().errorOpacity;
  const core::VolumePtr overlay = result && opacity > 0 ? result->error : nullptr;
  const core::Window& window = m_display.window(Pane::error);
  viewer::SliceScene& scene = pane(Pane::sr).scene();
  if (overlay != m_overlay || window.low() != m_overlayWindow.low() || window.high() != m_overlayWindow.high())
    scene.setOverlay(overlay, window, viewer::ColourMap::inferno, opacity);
  else
    scene.setOverlayOpacity(opacity);
  m_overlay = overlay;
  m_overlayWindow = window;
}

void CompareView::describePanes() {
  for (const Pane shown : kPanes) {
    PaneWidget& widget = pane(shown);
    const PaneWords words = paneWords(shown, m_session);
    widget.scene().setTitle(words.title);
    widget.scene().setNotice(words.notice);
    widget.scene().setMessage(words.message);
    widget.refresh();
  }
  viewer::SliceScene& error = pane(Pane::error).scene();
  if (const Result* result = m_session.result())
    error.setColourBar({result->againstTruth ? "|SR − HR|" : "|SR − zero-fill|", "a.u."});
  else
    error.hideColourBar();
}

void CompareView::applyDisplay() {
  const Layers& layers = m_display.layers();
  for (PaneWidget* widget : m_panes) {
    viewer::SliceScene& scene = widget->scene();
    scene.setInterpolation(layers.smooth ? viewer::Interpolation::linear : viewer::Interpolation::nearest);
    scene.setCrosshairVisible(layers.crosshair && leadingGrid());
    scene.setLabelOpacity(layers.labelsVisible ? layers.labelOpacity : 0);
  }
  showErrorOverlay();
  if (m_maximised != m_display.maximised()) {
    m_maximised = m_display.maximised();
    for (PaneWidget* widget : m_panes) widget->setVisible(!m_maximised || *m_maximised == widget->pane());
    if (m_maximised) activate(*m_maximised);
  }
  describePanes();
}

void CompareView::activate(Pane active) {
  m_active = active;
  for (PaneWidget* widget : m_panes) {
    widget->scene().setFrameVisible(widget->pane() == active);
    widget->refresh();
  }
}

void CompareView::toggleMaximised(Pane shown) {
  m_display.setMaximised(m_display.maximised() ? std::nullopt : std::optional<Pane>(shown));
}

std::pair<int, int> CompareView::slicePosition() const {
  const PairImages& images = m_session.images();
  if (!images.lr) return {0, 0};
  const viewer::SlicePosition position =
      viewer::slicePosition(m_panes[indexOf(m_active)]->sliceView(), images.lr->geometry());
  return {position.number, position.count};
}

viewer::Snapshot CompareView::snapshot() {
  std::vector<viewer::Snapshot> pictures;
  for (PaneWidget* widget : m_panes)
    if (widget->isVisible()) pictures.push_back(widget->snapshot());
  return viewer::tiled(pictures, pictures.size() > 1 ? 2 : 1);
}

}  // namespace glmamba::app
