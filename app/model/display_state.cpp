#include "app/model/display_state.h"

#include <algorithm>

namespace glmamba::app {

using core::operator+;
using core::operator-;
using core::operator*;

namespace {

bool sameUnits(Pane a, Pane b) {
  const auto isTarget = [](Pane pane) { return pane == Pane::lr || pane == Pane::sr; };
  return a == b || (isTarget(a) && isTarget(b));
}

}  // namespace

void DisplayState::showEverywhere(Orientation orientation, const core::Vector3& normal, const Place& place) {
  m_orientation = orientation;
  m_normal = normal;
  m_cursor = place.cursor;
  m_places.fill(place);
  emit changed();
}

void DisplayState::setPlace(Pane pane, const Place& place) {
  for (const Pane other : kPanes) {
    Place& its = m_places[indexOf(other)];
    if (other == pane) {
      its = place;
      continue;
    }
    const core::Vector3 step = place.cursor - its.cursor;
    const core::Vector3 along = core::dot(step, m_normal) * m_normal;
    if (m_links.slice) its.cursor = its.cursor + along;
    if (m_links.cursor) its.cursor = its.cursor + (step - along);
    if (m_links.pan) its.centre = place.centre;
    if (m_links.zoom) its.heightMm = place.heightMm;
  }
  m_cursor = place.cursor;
  emit changed();
}

void DisplayState::setWindow(Pane pane, const core::Window& window) {
  for (const Pane other : kPanes)
    if (other == pane || (m_links.window && sameUnits(other, pane))) m_windows[indexOf(other)] = window;
  emit changed();
}

void DisplayState::setTool(Tool tool) {
  m_tool = tool;
  emit changed();
}

void DisplayState::setLinks(const Links& links) {
  const Place first = m_places.front();
  for (Place& place : m_places) {
    const core::Vector3 step = m_cursor - place.cursor;
    const core::Vector3 along = core::dot(step, m_normal) * m_normal;
    if (links.slice && !m_links.slice) place.cursor = place.cursor + along;
    if (links.cursor && !m_links.cursor) place.cursor = place.cursor + (step - along);
    if (links.pan && !m_links.pan) place.centre = first.centre;
    if (links.zoom && !m_links.zoom) place.heightMm = first.heightMm;
  }
  if (links.window && !m_links.window) m_windows[indexOf(Pane::sr)] = m_windows.front();
  m_links = links;
  emit changed();
}

void DisplayState::setLayers(const Layers& layers) {
  m_layers = layers;
  m_layers.labelOpacity = std::clamp(layers.labelOpacity, 0.0, 1.0);
  m_layers.errorOpacity = std::clamp(layers.errorOpacity, 0.0, 1.0);
  emit changed();
}

void DisplayState::setMaximised(std::optional<Pane> pane) {
  m_maximised = pane;
  emit changed();
}

}  // namespace glmamba::app
