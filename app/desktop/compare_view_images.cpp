// SPDX-License-Identifier: Apache-2.0
// What the panes show: a third of CompareView.
#include <algorithm>
#include <cmath>

#include "app/desktop/compare_view.h"
#include "app/desktop/label_words.h"
#include "app/desktop/measure_tool.h"
#include "app/desktop/pane_words.h"
#include "app/desktop/surface_widget.h"
#include "app/desktop/trust_words.h"

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
      return chosenMap() ? chosenMapVolume() : result ? result->error : nullptr;
    case Image::interpolated:
      return result ? result->interpolated : nullptr;
    case Image::truth:
      return images.truth;
    case Image::unregistered:
      return images.registration ? images.referenceAsRead : nullptr;
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

const MapChoice* CompareView::chosenMap() const {
  const MapChoice* choice = mapChoice(m_display.layers().map);
  return choice && isPossible(*choice, m_session) ? choice : nullptr;
}

core::VolumePtr CompareView::chosenMapVolume() const {
  const Result* result = m_session.result();
  const core::TrustMap* map = result ? result->trust.find(m_display.layers().map) : nullptr;
  return map && !isMapArriving() ? map->volume : nullptr;
}

bool CompareView::isMapArriving() const {
  const Result* result = m_session.result();
  return result && !result->arrivingMap.empty() && result->arrivingMap == m_display.layers().map;
}

bool CompareView::isMapOver(Image image) const {
  return chosenMap() && (chosenMapVolume() || isMapArriving()) && image != Image::error &&
         (image == Image::sr || m_display.layers().mapOnAll);
}

bool CompareView::isOverlayOver(Image image) const {
  return image != Image::error && !isMapOver(image) && m_session.overlayVolume();
}

viewer::OverlayStyle CompareView::overlayStyle(Image image) const {
  const Layers& layers = m_display.layers();
  viewer::OverlayStyle style;
  if (isOverlayOver(image)) {
    const OverlayLook& look = layers.overlay;
    style.window = look.window;
    style.map = viewer::colourMapNamed(look.colours, viewer::ColourMap::viridis);
    style.opacity = look.opacity;
    style.none.reset();
    if (look.isClipped) {
      style.least = look.least;
      style.most = look.most;
    }
  } else if (const MapChoice* choice = chosenMap()) {
    style.window = m_display.window(Image::error);
    style.map = choice->colours;
    style.opacity = layers.mapOpacity;
    style.none = choice->none;
    const double greatest =
        std::max(std::abs(style.window.low() - choice->none), std::abs(style.window.high() - choice->none));
    style.threshold = layers.mapThreshold * greatest;
  }
  return style;
}

void CompareView::setMeasuredImages() {
  std::vector<MeasuredImage> measured;
  for (const Image image : availableImages()) measured.push_back({image, volumeOf(image)});
  m_measure->setImages(std::move(measured), m_session.images().truth);
}

void CompareView::takeChosenMap() {
  const Layers& layers = m_display.layers();
  const std::string shown = layers.map + (layers.mapOnAll ? " all" : "");
  if (shown == m_map) return;
  const bool isOther = m_map.compare(0, m_map.find(' '), layers.map) != 0;
  m_map = shown;
  setMeasuredImages();
  if (isOther) m_display.setWindow(Image::error, errorWindow());
  for (PaneWidget* pane : shownPanes()) fill(*pane);
}

core::Window CompareView::errorWindow() const {
  if (const MapChoice* choice = chosenMap()) return mapScale(*choice, m_session);
  const double width = kErrorShareOfWindow * m_session.images().targetWindow.width;
  return {width / 2, width};
}

void CompareView::resetWindows() {
  const PairImages& images = m_session.images();
  for (const Image image : {Image::lr, Image::sr, Image::interpolated, Image::truth})
    m_display.setWindow(image, images.targetWindow);
  for (const Image image : {Image::reference, Image::unregistered}) m_display.setWindow(image, images.referenceWindow);
  m_display.setWindow(Image::error, errorWindow());
}

void CompareView::showImage(viewer::SliceImage& shown, Image image) {
  const MapChoice* choice = chosenMap();
  shown.setColourMap(image != Image::error ? viewer::ColourMap::grey
                     : choice              ? choice->colours
                                           : viewer::ColourMap::inferno);
  const Result* result = m_session.result();
  const core::VolumePtr volume = volumeOf(image);
  const auto eachMapSlice = [&](const auto& take) {
    for (const auto& [index, slice] : result->arriving) take(index, slice->voxels);
  };
  if (image == Image::error && choice) {
    if (isMapArriving()) {
      shown.startImage(result->start.grid);
      eachMapSlice([&](int index, const std::vector<float>& voxels) { shown.setSlice(index, voxels); });
    } else {
      shown.setImage(volume);
    }
  } else if (volume || !result || (image != Image::sr && image != Image::error)) {
    shown.setImage(volume);
  } else {
    shown.startImage(result->start.grid);
    for (const auto& [index, slice] : m_slices) {
      const std::vector<float>& voxels = image == Image::sr ? slice->sr : slice->error;
      if (!voxels.empty()) shown.setSlice(index, voxels);
    }
  }
  if (!isMapOver(image)) {
    shown.setOverlay(isOverlayOver(image) ? m_session.overlayVolume() : nullptr);
  } else if (isMapArriving()) {
    shown.startOverlay(result->start.grid);
    eachMapSlice([&](int index, const std::vector<float>& voxels) { shown.setOverlaySlice(index, voxels); });
  } else {
    shown.setOverlay(chosenMapVolume());
  }
  const LabelImage* labels = labelsOn(image);
  shown.setLabels(labels ? labels->volume : nullptr, labels ? tableOf(*labels) : viewer::LabelTable{});
}

void CompareView::fill(PaneWidget& pane) {
  const PaneContent& content = pane.content();
  showImage(pane.scene().first(), content.image);
  if (content.second) {
    showImage(pane.scene().second(), *content.second);
  } else {
    pane.scene().second().clear();
  }
}

const LabelImage* CompareView::labelsOn(Image image) const {
  if (image == Image::error) return nullptr;
  const LabelImage* shown = m_session.labels() ? &*m_session.labels() : nullptr;
  const Mask* own = m_showsOwnMasks ? m_session.maskFoundIn(image) : nullptr;
  return !own || (shown && shown->series.id == own->image.series.id) ? shown : &own->image;
}

const viewer::LabelTable& CompareView::tableOf(const LabelImage& labels) {
  const auto [table, isNew] = m_labelTables.try_emplace(labels.series.id);
  if (isNew) table->second = labelTableOf(labels, m_session.labelEntries(labels.series.id));
  return table->second;
}

void CompareView::showLabels() {
  const auto& labels = m_session.labels();
  m_labelTables.clear();
  m_labelTable = labels ? tableOf(*labels) : viewer::LabelTable{};
  showResult();
}

void CompareView::eachLabelled(const std::function<void(viewer::SliceImage& shown)>& take) {
  for (PaneWidget* pane : shownPanes()) {
    const PaneContent& content = pane->content();
    const auto isShown = [&](Image image) { return m_session.labels() && labelsOn(image) == &*m_session.labels(); };
    if (isShown(content.image)) take(pane->scene().first());
    if (content.second && isShown(*content.second)) take(pane->scene().second());
  }
}

void CompareView::showLabelSlices(const std::vector<float>& voxels, const std::set<int>& slices) {
  const core::Geometry& grid = m_session.labels()->volume->geometry();
  const std::size_t slice = grid.voxelCount() / static_cast<std::size_t>(grid.size()[2]);
  eachLabelled([&](viewer::SliceImage& shown) {
    for (const int k : slices) shown.setLabelSlice(k, voxels.data() + static_cast<std::size_t>(k) * slice);
  });
  for (PaneWidget* pane : shownPanes()) pane->refresh();
}

void CompareView::takeLabelSlices(const std::set<int>& slices) {
  const core::VolumePtr& labels = m_session.labels()->volume;
  showLabelSlices(labels->voxels(), slices);
  eachLabelled([&](viewer::SliceImage& shown) { shown.keepLabels(labels); });
}

void CompareView::startResult() {
  m_slices.clear();
  makePlanes(m_display.orientation());
  showResult();
}

void CompareView::showResult() {
  const Result* result = m_session.result();
  if (!result || result->complete) m_slices.clear();
  setMeasuredImages();
  for (PaneWidget* pane : shownPanes()) fill(*pane);
  applyDisplay();
}

void CompareView::applyTo(viewer::SliceImage& shown, Image image) {
  const Layers& layers = m_display.layers();
  shown.setInterpolation(viewerInterpolation(m_display.interpolation(image)));
  shown.setLabelOpacity(layers.labelsVisible ? layers.labelOpacity : 0);
  shown.setLabelsFilled(layers.labelsFilled);
  shown.setContours(image != Image::error && layers.labelsVisible ? contoursOf(m_session)
                                                                  : std::vector<viewer::Contour>{});
  shown.setOverlayStyle(overlayStyle(image));
  const std::optional<Image> alpha = isOverlayOver(image) ? layers.overlay.alpha : std::nullopt;
  if (alpha)
    shown.setOverlayAlpha(volumeOf(*alpha), m_display.window(*alpha));
  else
    shown.setOverlayAlpha(nullptr, {});
}

void CompareView::describe(PaneWidget& pane) {
  const Result* result = m_session.result();
  const auto tell = [&](viewer::SliceImage& shown, Image image) {
    PaneWords words = paneWords(image, m_session);
    const MapChoice* choice = chosenMap();
    if (choice && image == Image::error) words = mapWords(*choice, m_session);
    shown.setTitle(words.title);
    shown.setNotice(words.notice);
    shown.setMessage(words.message);
    if (choice && (image == Image::error ? volumeOf(image) != nullptr || isMapArriving() : isMapOver(image)))
      shown.setColourBar({choice->barText.toStdString(), choice->unit.toStdString()});
    else if (image == Image::error && result && !choice)
      shown.setColourBar(
          {result->againstTruth ? "|SR − HR|" : tr("|SR − zero-fill|").toStdString(), tr("a.u.").toStdString()});
    else if (isOverlayOver(image))
      shown.setColourBar({m_session.overlay()->series.description, {}});
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
