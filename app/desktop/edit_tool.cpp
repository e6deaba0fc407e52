// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/edit_tool.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/compare_view.h"
#include "app/desktop/label_words.h"
#include "app/desktop/pane_widget.h"

namespace glmamba::app {

namespace {

constexpr double kSmallest = 0.25, kLargest = 60;  // mm
constexpr int kCorners = 48;                       // of the circle
constexpr double kPi = 3.14159265358979323846;

core::Vector3 lpsAt(const PaneWidget& pane, const viewer::PanePoint& point) {
  return viewer::lpsFromDisplay(pane.sliceView(), pane.paneSize(), point);
}

}  // namespace

EditTool::EditTool(Session& session, DisplayState& display, CompareView& view)
    : QObject(&view), m_session(session), m_display(display), m_view(view) {
  connect(&session, &Session::labelsChanged, this, [this] {
    // What is drawn is the old mask's.
    const Mask* mask = m_session.editedMask();
    if (m_stroke && (!mask || !mask->image.volume->geometry().sameGrid(m_stroke->grid()))) m_stroke.reset();
    keepLabel();
  });
  connect(&display, &DisplayState::changed, this, [this] {
    if (!editsMasks(m_display.tool()) && m_under) m_under = nullptr;
  });
}

void EditTool::keepLabel() {
  const Mask* mask = m_session.editedMask();
  if (!mask) return;
  const viewer::LabelTable table = labelTableOf(mask->image, {});
  const bool isThere =
      std::any_of(table.begin(), table.end(), [&](const viewer::Label& label) { return label.value == m_label; });
  if (!isThere && !table.empty()) setLabel(table.front().value);
}

bool EditTool::choose(Tool tool) {
  if (!m_session.beginEditing(m_view.activePane().content().image)) return false;
  m_display.setTool(tool);
  return true;
}

void EditTool::setRadius(double millimetres) {
  m_radius = std::clamp(millimetres, kSmallest, kLargest);
  emit settingsChanged();
  emit outlineChanged();
}

void EditTool::setLabel(int value) {
  m_label = value;
  emit settingsChanged();
}

void EditTool::draw(PaneWidget& pane, const core::Vector3& to) {
  const auto voxels = brushedVoxels(m_stroke->grid(), m_last, to, pane.sliceView().plane.normal, m_radius);
  m_last = to;
  const std::set<int> slices =
      m_display.tool() == Tool::erase ? m_stroke->give(voxels, 0, m_label) : m_stroke->give(voxels, m_label);
  m_view.showLabelSlices(m_stroke->voxels(), slices);
}

void EditTool::fill(PaneWidget& pane, const core::Vector3& at) {
  const core::Volume& labels = *m_session.editedMask()->image.volume;
  const auto region = regionAround(labels, at, pane.sliceView().plane.normal);
  if (!region) return;
  const bool isBackground = labels.voxels()[region->voxels.front()] == 0;
  if (region->isOpen && isBackground) {
    emit problem(tr("This region is open: it reaches the edge of the image. Draw its outline to the end first."));
    return;
  }
  m_stroke->give(region->voxels, m_label);
}

bool EditTool::press(PaneWidget& pane, const viewer::PanePoint& point) {
  if (!editsMasks(m_display.tool())) return false;
  if (!m_session.beginEditing(pane.content().image)) return true;
  const Mask& mask = *m_session.editedMask();
  m_stroke = std::make_unique<MaskStroke>(mask.image.series.id, *mask.image.volume);
  m_last = lpsAt(pane, point);
  if (m_display.tool() != Tool::fill) {
    draw(pane, m_last);
    return true;
  }
  fill(pane, m_last);
  release();
  return true;
}

void EditTool::drag(PaneWidget& pane, const viewer::PanePoint& point) {
  hover(pane, point);
  if (m_stroke) draw(pane, lpsAt(pane, point));
}

void EditTool::release() {
  if (!m_stroke) return;
  const std::unique_ptr<MaskStroke> stroke = std::move(m_stroke);
  m_session.takeStroke(std::move(*stroke));
}

void EditTool::hover(PaneWidget& pane, const viewer::PanePoint& point) {
  if (!editsMasks(m_display.tool())) return;
  m_under = &pane;
  m_mouse = lpsAt(pane, point);
  emit outlineChanged();
}

std::optional<viewer::AnnotationShape> EditTool::outlineOn(const PaneWidget& pane) const {
  if (m_under != &pane || m_display.tool() == Tool::fill || !editsMasks(m_display.tool())) return {};
  using core::operator+;
  using core::operator*;
  const viewer::SlicePlane& plane = pane.sliceView().plane;
  viewer::AnnotationShape shape;
  shape.isClosed = true;
  for (int n = 0; n < kCorners; ++n) {
    const double turn = 2 * kPi * n / kCorners;
    shape.outline.push_back(m_mouse + m_radius * std::cos(turn) * plane.right + m_radius * std::sin(turn) * plane.down);
  }
  return shape;
}

}  // namespace glmamba::app
