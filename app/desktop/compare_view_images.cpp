// What the panes show: a third of CompareView.
#include "app/desktop/compare_view.h"
#include "app/desktop/pane_words.h"
#include "app/desktop/surface_widget.h"

namespace glmamba::app {

namespace {

// The error map's scale: a tenth of the target's window. Fixed, so that runs can be compared.
constexpr double kErrorShareOfWindow = 0.1;

static_assert(kGroupCount == viewer::kLinkGroups, "each group has a chip of its own");

viewer::Interpolation viewerInterpolation(Interpolation interpolation) {
  switch (interpolation) {
    case Interpolation::nearest:
      return viewer::Interpolation::nearest;
    case Interpolation::cubic:
      return viewer::Interpolation::cubic;
    case Interpolation::linear:
      break;
  }
  return viewer::Interpolation::linear;
}

}  // namespace

core::VolumePtr CompareView::volumeOf(Image image) const {
  const PairImages& images = m_session.images();
  const Result* result = m_session.result();
  switch (image) {
    case Image::lr:
      return images.lr;
    case Image::reference:
      return images.referenceVolume;
    case Image::sr:
      return result ? result->sr : nullptr;
    case Image::error:
      return result ? result->error : nullptr;
    case Image::interpolated:
      return result ? result->interpolated : nullptr;
    case Image::truth:
      return images.truth;
  }
  return nullptr;
}

std::vector<Image> CompareView::availableImages() const {
  std::vector<Image> available;
  for (const Image image : kImages) {
    const bool isArriving = m_session.result() && (image == Image::sr || image == Image::error);
    if (volumeOf(image) || isArriving) available.push_back(image);
  }
  return available;
}

core::Window CompareView::errorWindow() const {
  const double width = kErrorShareOfWindow * m_session.images().targetWindow.width;
  return {width / 2, width};
}

void CompareView::resetWindows() {
  const PairImages& images = m_session.images();
  for (const Image image : {Image::lr, Image::sr, Image::interpolated, Image::truth})
    m_display.setWindow(image, images.targetWindow);
  m_display.setWindow(Image::reference, images.referenceWindow);
  m_display.setWindow(Image::error, errorWindow());
}

void CompareView::showImage(viewer::SliceImage& shown, Image image) {
  shown.setColourMap(image == Image::error ? viewer::ColourMap::inferno : viewer::ColourMap::grey);
  const Result* result = m_session.result();
  const core::VolumePtr volume = volumeOf(image);
  if (volume || !result || (image != Image::sr && image != Image::error)) {
    shown.setImage(volume);
  } else {
    shown.startImage(result->start.grid);
    for (const auto& [index, slice] : m_slices) {
      const std::vector<float>& voxels = image == Image::sr ? slice->sr : slice->error;
      if (!voxels.empty()) shown.setSlice(index, voxels);
    }
  }
  const bool hasLabels = m_session.labels() && image != Image::error;
  shown.setLabels(hasLabels ? m_session.labels()->volume : nullptr, m_labelTable);
}

void CompareView::fill(PaneWidget& pane) {
  const PaneContent& content = pane.content();
  showImage(pane.scene().first(), content.image);
  if (content.second) {
    showImage(pane.scene().second(), *content.second);
  } else {
    pane.scene().second().setImage(nullptr);
    pane.scene().second().setLabels(nullptr, {});
  }
}

void CompareView::showLabels() {
  const auto& labels = m_session.labels();
  m_labelTable = labels ? viewer::labelTableOf(*labels->volume) : viewer::LabelTable{};
  showResult();
}

void CompareView::startResult() {
  m_slices.clear();
  makePlanes(m_display.orientation());
  showResult();
}

void CompareView::showResult() {
  const Result* result = m_session.result();
  if (!result || result->complete) m_slices.clear();
  for (PaneWidget* pane : shownPanes()) fill(*pane);
  applyDisplay();
}

void CompareView::applyTo(viewer::SliceImage& shown, Image image) {
  const Layers& layers = m_display.layers();
  shown.setInterpolation(viewerInterpolation(m_display.interpolation(image)));
  shown.setLabelOpacity(layers.labelsVisible ? layers.labelOpacity : 0);
  const Result* result = m_session.result();
  const bool hasOverlay = image == Image::sr && result && layers.errorOpacity > 0;
  shown.setOverlay(hasOverlay ? result->error : nullptr, m_display.window(Image::error), viewer::ColourMap::inferno,
                   layers.errorOpacity);
}

void CompareView::describe(PaneWidget& pane) {
  const Result* result = m_session.result();
  const auto tell = [&](viewer::SliceImage& shown, Image image) {
    const PaneWords words = paneWords(image, m_session);
    shown.setTitle(words.title);
    shown.setNotice(words.notice);
    shown.setMessage(words.message);
    if (image == Image::error && result)
      shown.setColourBar({result->againstTruth ? "|SR − HR|" : "|SR − zero-fill|", "a.u."});
    else
      shown.hideColourBar();
  };
  const PaneContent& content = pane.content();
  tell(pane.scene().first(), content.image);
  if (content.second) tell(pane.scene().second(), *content.second);
  pane.scene().setLinkChip(viewer::linkChip(m_display.group(content.image), m_display.isAlone(content.image)));
  pane.scene().setConvention(conventionWord(m_display.convention()));
  pane.refresh();
}

void CompareView::describePanes() {
  for (PaneWidget* pane : shownPanes()) describe(*pane);
  if (SurfaceWidget* surface = surfaceView()) {
    const Image image = m_display.layout().alone;
    const auto& labels = m_session.labels();
    const PaneWords words = paneWords(image, m_session);
    surface->setWords(words.title, words.notice);
    surface->setVolumes(volumeOf(image), labels && m_display.layers().labelsVisible ? labels->volume : nullptr,
                        m_labelTable);
  }
}

}  // namespace glmamba::app
