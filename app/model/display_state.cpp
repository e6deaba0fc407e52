// SPDX-License-Identifier: Apache-2.0
#include "app/model/display_state.h"

#include <algorithm>

namespace glmamba::app {

using core::operator+;
using core::operator-;
using core::operator*;

namespace {

bool sameUnits(Image a, Image b) {
  const auto isError = [](Image image) { return image == Image::error; };
  return isError(a) == isError(b) && isReference(a) == isReference(b);
}

/// What of a step of the cursor another viewpoint takes: its part along the normal of where the step was made, and the
/// part within that plane.
core::Vector3 sharedStep(const core::Vector3& step, const core::Vector3& normal, bool slice, bool cursor) {
  const core::Vector3 along = core::dot(step, normal) * normal;
  return (slice ? 1.0 : 0.0) * along + (cursor ? 1.0 : 0.0) * (step - along);
}

}  // namespace

std::optional<AnnotationKind> drawnBy(Tool tool) {
  const int kind = static_cast<int>(tool) - static_cast<int>(Tool::distance);
  if (kind < 0 || editsMasks(tool)) return {};
  return static_cast<AnnotationKind>(kind);
}

bool editsMasks(Tool tool) { return tool == Tool::brush || tool == Tool::erase || tool == Tool::fill; }

std::optional<Orientation> planeOf(Viewpoint viewpoint) {
  const int plane = static_cast<int>(viewpoint) - kImageCount;
  return plane < 0 ? std::nullopt : std::optional<Orientation>(static_cast<Orientation>(plane));
}

int DisplayState::group(Viewpoint viewpoint) const {
  return planeOf(viewpoint) ? group(m_layout.alone) : m_groups[indexOf(viewpoint)];
}

bool DisplayState::isAlone(Image image) const {
  return std::count(m_groups.begin(), m_groups.end(), group(image)) == 1;
}

bool DisplayState::goTogether(Viewpoint a, Viewpoint b) const { return a == b || group(a) == group(b); }

void DisplayState::setLayout(const Layout& layout) {
  if (layout == m_layout) return;
  const bool arePanesOthers = panesOf(layout) != panesOf(m_layout) || layout.kind != m_layout.kind;
  if (layout.kind != m_layout.kind || panesOf(layout).size() != panesOf(m_layout).size()) m_maximised.reset();
  m_layout = layout;
  if (arePanesOthers) emit layoutChanged();
  emit changed();
}

void DisplayState::takeLayoutOf(const std::string& studyId) {
  if (studyId == m_study) return;
  if (!m_study.empty()) m_layoutsOfStudies[m_study] = m_layout;
  // What was chosen before the first study was open is meant for it.
  const bool isFirst = m_study.empty() && m_layoutsOfStudies.empty();
  m_study = studyId;
  const auto found = m_layoutsOfStudies.find(studyId);
  if (found != m_layoutsOfStudies.end())
    setLayout(found->second);
  else if (!isFirst)
    setLayout({});
}

void DisplayState::showEverywhere(Orientation orientation, const Outlooks& outlooks,
                                  const std::optional<core::Vector3>& cursor) {
  m_orientation = orientation;
  m_outlooks = outlooks;
  m_cursor = cursor.value_or(outlooks.front().place.cursor);
  emit changed();
}

void DisplayState::setPlace(Viewpoint viewpoint, const Place& place) {
  const core::Vector3 normal = m_outlooks[indexOf(viewpoint)].normal;
  for (const Viewpoint other : kViewpoints) {
    Place& its = m_outlooks[indexOf(other)].place;
    if (other == viewpoint) {
      its = place;
      continue;
    }
    if (!goTogether(viewpoint, other)) continue;
    const bool areBothPlanes = planeOf(viewpoint) && planeOf(other);
    its.cursor = its.cursor + sharedStep(place.cursor - its.cursor, normal, m_links.slice || areBothPlanes,
                                         m_links.cursor || areBothPlanes);
    if (m_links.pan) its.centre = place.centre;
    if (m_links.zoom) its.heightMm = place.heightMm;
  }
  m_cursor = place.cursor;
  emit changed();
}

void DisplayState::setWindow(Image image, const core::Window& window) {
  for (const Image other : kImages)
    if (other == image || (m_links.window && sameUnits(other, image))) m_windows[indexOf(other)] = window;
  m_windows[indexOf(Image::error)].isInverted = false;  // its colours always mean the same
  emit changed();
}

void DisplayState::setInterpolation(Image image, Interpolation interpolation) {
  for (const Image other : kImages)
    if (other == image || m_links.interpolation) m_interpolations[indexOf(other)] = interpolation;
  emit changed();
}

void DisplayState::setTool(Tool tool) {
  m_tool = tool;
  emit changed();
}

void DisplayState::setConvention(Convention convention) {
  if (convention == m_convention) return;
  m_convention = convention;
  emit conventionChanged();
  emit changed();
}

void DisplayState::setLinks(const Links& links) {
  for (const Viewpoint viewpoint : kViewpoints) {
    // The first image of the group leads.
    const auto leader = std::find_if(kViewpoints.begin(), kViewpoints.end(),
                                     [&](Viewpoint other) { return goTogether(viewpoint, other); });
    const Place& first = m_outlooks[indexOf(*leader)].place;
    auto& [place, normal] = m_outlooks[indexOf(viewpoint)];
    const core::Vector3& meeting = goTogether(viewpoint, Viewpoint::lr) ? m_cursor : first.cursor;
    place.cursor = place.cursor + sharedStep(meeting - place.cursor, normal, links.slice && !m_links.slice,
                                             links.cursor && !m_links.cursor);
    if (links.pan && !m_links.pan) place.centre = first.centre;
    if (links.zoom && !m_links.zoom) place.heightMm = first.heightMm;
  }
  for (const Image image : kImages) {
    if (links.window && !m_links.window && sameUnits(image, Image::lr)) m_windows[indexOf(image)] = m_windows.front();
    if (links.interpolation && !m_links.interpolation) m_interpolations[indexOf(image)] = m_interpolations.front();
  }
  m_links = links;
  emit changed();
}

void DisplayState::setGroup(Image image, int group) {
  int& its = m_groups[indexOf(image)];
  if (its == group) return;
  its = group;
  // It joins where the others of the group are.
  for (const Image other : kImages) {
    if (other == image || m_groups[indexOf(other)] != group) continue;
    const Place& there = place(other);
    auto& [place, normal] = m_outlooks[indexOf(image)];
    place.cursor = place.cursor + sharedStep(there.cursor - place.cursor, normal, m_links.slice, m_links.cursor);
    if (m_links.pan) place.centre = there.centre;
    if (m_links.zoom) place.heightMm = there.heightMm;
    break;
  }
  emit changed();
}

void DisplayState::setLayers(const Layers& layers) {
  m_layers = layers;
  m_layers.labelOpacity = std::clamp(layers.labelOpacity, 0.0, 1.0);
  m_layers.mapOpacity = std::clamp(layers.mapOpacity, 0.0, 1.0);
  m_layers.mapThreshold = std::clamp(layers.mapThreshold, 0.0, 1.0);
  emit changed();
}

void DisplayState::setMaximised(std::optional<int> pane) {
  m_maximised = pane;
  emit changed();
}

}  // namespace glmamba::app
