// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_image.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/error.h"
#include "viewer/slice_navigation.h"

namespace glmamba::viewer {

namespace {

std::vector<int> valuesOf(const LabelTable& table) {
  std::vector<int> values;
  for (const Label& label : table) values.push_back(label.value);
  return values;
}

/// The position of each voxel's label in a table of these, from 1; 0 for background and values the table does not hold.
std::vector<std::uint8_t> tableIndices(const float* voxels, std::size_t count, const std::vector<int>& table) {
  std::map<int, std::uint8_t> indexOf;
  for (std::size_t entry = 0; entry < std::min<std::size_t>(table.size(), 255); ++entry)
    indexOf[table[entry]] = static_cast<std::uint8_t>(entry + 1);
  std::vector<std::uint8_t> indices(count);
  float previous = 0;  // labels come in runs
  std::uint8_t previousIndex = 0;
  std::transform(voxels, voxels + count, indices.begin(), [&](float voxel) {
    if (voxel == previous) return previousIndex;
    const auto found = std::isfinite(voxel) ? indexOf.find(static_cast<int>(std::lround(voxel))) : indexOf.end();
    previous = voxel;
    previousIndex = found == indexOf.end() ? std::uint8_t{0} : found->second;
    return previousIndex;
  });
  return indices;
}

}  // namespace

std::string interpolationName(Interpolation interpolation) {
  switch (interpolation) {
    case Interpolation::nearest:
      return "nearest";
    case Interpolation::linear:
      return "linear";
    case Interpolation::cubic:
      return "cubic";
  }
  return {};
}

SliceImage::SliceImage() : prop(vtkSmartPointer<SliceProp>::New()) {
  setMap(SliceProp::imageRow, m_imageMap);
  setMap(SliceProp::overlayRow, m_overlayMap);
}

void SliceImage::setMap(SliceProp::Row row, ColourMap map, bool isInverted) {
  const auto& table = colourTable(map);
  for (std::size_t entry = 0; entry < table.size(); ++entry)
    setColour(row, entry, table[isInverted ? table.size() - 1 - entry : entry], 255);
  prop->setColours(m_colours);
}

void SliceImage::setColour(SliceProp::Row row, std::size_t entry, const Colour& colour, std::uint8_t opacity) {
  std::uint8_t* rgba = m_colours.data() + 4 * (256 * static_cast<std::size_t>(row) + entry);
  rgba[0] = colour.red;
  rgba[1] = colour.green;
  rgba[2] = colour.blue;
  rgba[3] = opacity;
}

void SliceImage::clear() {
  for (VolumeTexture* layer : {&prop->image, &prop->overlay, &prop->alpha}) layer->clear();
  setLabels(nullptr, {});
  setContours({});
}

void SliceImage::setImage(core::VolumePtr image) { prop->image.show(std::move(image)); }
void SliceImage::startImage(const core::Geometry& geometry) { prop->image.begin(geometry); }
void SliceImage::setSlice(int k, const std::vector<float>& voxels) { prop->image.setSlice(k, voxels); }

void SliceImage::setColourMap(ColourMap map) {
  if (map == m_imageMap) return;
  m_imageMap = map;
  setMap(SliceProp::imageRow, map, prop->imageWindow.isInverted);
}

void SliceImage::setWindow(const core::Window& window) {
  const bool isOther = window.isInverted != prop->imageWindow.isInverted;
  prop->imageWindow = window;
  if (isOther) setMap(SliceProp::imageRow, m_imageMap, window.isInverted);
}

void SliceImage::setInterpolation(Interpolation chosen) {
  interpolation = chosen;
  prop->interpolation = static_cast<int>(chosen);
}

void SliceImage::setOverlayStyle(const OverlayStyle& style) {
  prop->overlayWindow = style.window;
  prop->overlayOpacity = style.opacity;
  prop->overlayNone = style.none.value_or(-SliceProp::kEverything);
  prop->overlayThreshold = style.threshold;
  prop->overlayLeast = style.least;
  prop->overlayMost = style.most;
  if (style.map == m_overlayMap) return;
  m_overlayMap = style.map;
  setMap(SliceProp::overlayRow, style.map);
}

void SliceImage::setOverlayAlpha(core::VolumePtr image, const core::Window& window) {
  prop->alpha.show(std::move(image));
  prop->alphaWindow = window;
}

void SliceImage::setLabels(core::VolumePtr labels, const LabelTable& table) {
  if (!labels) {
    prop->labels.clear();
  } else if (std::vector<int> values = valuesOf(table); labels != m_labels || values != m_labelValues) {
    prop->labels.showIndices(labels->geometry(),
                             tableIndices(labels->voxels().data(), labels->voxels().size(), values));
    m_labelValues = std::move(values);
  }
  m_labels = std::move(labels);
  for (std::size_t index = 0; index < 256; ++index) {
    const bool isListed = index > 0 && index <= table.size();
    const Label label = isListed ? table[index - 1] : Label{};
    setColour(SliceProp::labelRow, index, label.colour, isListed && label.visible ? 255 : 0);
  }
  prop->setColours(m_colours);
}

void SliceImage::setLabelSlice(int k, const float* voxels) {
  if (prop->labels.isEmpty()) throw core::Error(core::ErrorCode::gridMismatch, "A slice of labels has no labels.");
  const core::Size3& size = prop->labels.geometry().size();
  const std::size_t count = static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]);
  prop->labels.setIndexSlice(k, tableIndices(voxels, count, m_labelValues));
}

void SliceImage::setContours(const std::vector<Contour>& contours) {
  for (std::size_t n = 0; n < kMostContours; ++n) {
    const core::VolumePtr mask = n < contours.size() ? contours[n].mask : nullptr;
    if (mask) prop->contourColours[n] = contours[n].colour;
    if (mask == m_contours[n]) continue;
    m_contours[n] = mask;
    if (!mask) {
      prop->contours[n].clear();
      continue;
    }
    std::vector<std::uint8_t> inside(mask->voxels().size());
    std::transform(mask->voxels().begin(), mask->voxels().end(), inside.begin(),
                   [](float voxel) { return static_cast<std::uint8_t>(voxel > 0.5F); });
    prop->contours[n].showIndices(mask->geometry(), std::move(inside));
  }
}

bool SliceImage::isSliceHere() const {
  const core::Geometry& geometry = prop->image.geometry();
  return axisAlong(geometry, prop->view.plane.normal) != 2 || prop->image.hasSlice(nearestSlice(prop->view, geometry));
}

}  // namespace glmamba::viewer
