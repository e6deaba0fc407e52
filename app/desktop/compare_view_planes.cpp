// SPDX-License-Identifier: Apache-2.0
// Where the panes look: a third of CompareView.
#include "app/desktop/compare_view.h"
#include "app/desktop/surface_widget.h"
#include "viewer/slice_navigation.h"

namespace glmamba::app {

namespace {

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

const core::Geometry* CompareView::leadingGrid(Viewpoint viewpoint) const {
  const Image image = planeOf(viewpoint) ? m_display.layout().alone : static_cast<Image>(viewpoint);
  if (m_display.group(image) != m_display.group(Image::lr))
    if (const core::VolumePtr volume = volumeOf(image)) return &volume->geometry();
  if (m_session.result()) return &m_session.result()->start.grid;
  const PairImages& images = m_session.images();
  return images.targetVolume ? &images.targetVolume->geometry() : nullptr;
}

viewer::SlicePlane CompareView::slicePlane(Viewpoint viewpoint, Orientation orientation) const {
  const viewer::Orientation shown = viewerOrientation(planeOf(viewpoint).value_or(orientation));
  const auto plane = viewer::SlicePlane::ofGeometry(*leadingGrid(viewpoint), shown);
  return m_display.convention() == Convention::neurological ? viewer::neurological(plane, shown) : plane;
}

void CompareView::look(Orientation orientation, const core::Vector3& cursor) {
  if (!leadingGrid(Viewpoint::lr)) return;
  Outlooks outlooks;
  double planesHeight = 0;
  for (std::size_t n = 0; n < outlooks.size(); ++n) {
    const auto viewpoint = static_cast<Viewpoint>(n);
    const core::Geometry& leading = *leadingGrid(viewpoint);
    const viewer::SlicePlane plane = slicePlane(viewpoint, orientation);
    const core::Vector3& before = m_display.place(viewpoint).cursor;
    viewer::SliceView view;
    view.cursor = m_display.group(viewpoint) == m_display.group(Image::lr) ? cursor
                  : contains(leading, before)                              ? before
                                                                           : leading.centre();
    outlooks[n] = {placeOf(viewer::reoriented(view, leading, plane, activePane().paneSize())), plane.normal};
    if (planeOf(viewpoint)) planesHeight = std::max(planesHeight, outlooks[n].place.heightMm);
  }
  for (std::size_t n = 0; n < outlooks.size(); ++n) {
    if (planeOf(static_cast<Viewpoint>(n))) outlooks[n].place.heightMm = planesHeight;
    m_fitted[n] = outlooks[n].place;
  }
  makePlanes(orientation);
  m_display.showEverywhere(orientation, outlooks);
}

void CompareView::makePlanes(Orientation orientation) {
  for (PaneWidget* pane : shownPanes()) {
    const Viewpoint viewpoint = viewpointOf(pane->content());
    if (const core::Geometry* leading = leadingGrid(viewpoint))
      pane->setPlane(slicePlane(viewpoint, orientation), *leading);
    else
      pane->clearPlane();
  }
}

void CompareView::showOrientation(Orientation orientation) { look(orientation, m_display.cursor()); }

void CompareView::goTo(const core::Vector3& lps) {
  const Viewpoint viewpoint = viewpointOf(activePane().content());
  Place place = m_display.place(viewpoint);
  place.cursor = lps;
  m_display.setPlace(viewpoint, place);
}

void CompareView::fit() { showOrientation(m_display.orientation()); }

void CompareView::reset() {
  Layout layout = m_display.layout();
  layout.divider = Layout{}.divider;
  layout.dividerDegrees = 0;
  m_display.setLayout(layout);
  fit();
  resetWindows();
  if (SurfaceWidget* surface = surfaceView()) surface->reset();
}

bool CompareView::isFitted() const {
  if (m_panes.empty()) return false;
  const Viewpoint viewpoint = viewpointOf(m_panes[static_cast<std::size_t>(m_active)]->content());
  const Place& place = m_display.place(viewpoint);
  const Place& fitted = m_fitted[indexOf(viewpoint)];
  return place.centre == fitted.centre && place.heightMm == fitted.heightMm;
}

void CompareView::showImages() {
  const PairImages& images = m_session.images();
  if (!images.targetVolume) {
    m_targetOnShow.clear();
    makePlanes(m_display.orientation());
  } else {
    // An image of another frame of reference that no registration brought here has no place in common with the target.
    const auto& target = images.targetVolume->geometry().frameOfReferenceUid();
    const bool isElsewhere = images.reference && !images.registration && !target.empty() &&
                             !images.referenceVolume->geometry().frameOfReferenceUid().empty() &&
                             images.referenceVolume->geometry().frameOfReferenceUid() != target;
    m_display.setGroup(Image::reference, isElsewhere ? 1 : 0);
    m_groups = groups();
    const core::Geometry& grid = images.targetVolume->geometry();
    resetWindows();
    const core::Study* study = m_session.studies().studyOf(images.target->id);
    m_display.takeLayoutOf(study ? study->id : images.target->id);
    if (m_targetOnShow.empty() || !contains(grid, m_display.cursor())) {
      const viewer::Orientation acquired = viewer::acquisitionOrientation(grid);
      const auto plane = viewer::SlicePlane::ofGeometry(grid, acquired);
      look(modelOrientation(acquired), viewer::fitted(grid, plane, activePane().paneSize()).cursor);
    } else {
      fit();
    }
    m_targetOnShow = images.target->id;
  }
  showResult();
}

}  // namespace glmamba::app
