// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/label_words.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/model/label_names.h"
#include "inference/imaging/mask.h"

namespace glmamba::app {

namespace {

bool isPartOf(const io::Segment& inner, const io::Segment& outer) {
  return std::all_of(inner.labels.begin(), inner.labels.end(), [&](int label) {
    return std::find(outer.labels.begin(), outer.labels.end(), label) != outer.labels.end();
  });
}

constexpr std::size_t kMostLabels = 255;  // that are drawn and listed

viewer::Colour colourOf(const io::Rgb& rgb) { return {rgb[0], rgb[1], rgb[2]}; }

/// A label is called as the innermost segment that it is of; of segments that overlap in part, as all of them.
viewer::Label labelOf(int value, const std::vector<io::Segment>& segments) {
  const std::vector<const io::Segment*> own = segmentsOf(value, segments);
  if (own.empty()) return {value, "Label " + std::to_string(value), colourOf(io::segmentColour(value))};
  viewer::Label label{value, own.front()->kind.label, colourOf(own.front()->kind.colour)};
  for (std::size_t n = 1; n < own.size(); ++n)
    if (!isPartOf(*own[n - 1], *own[n])) label.name += " + " + own[n]->kind.label;
  return label;
}

static_assert(viewer::kMostContours == kMostOutlines + 1);

}  // namespace

viewer::LabelTable labelTableOf(const LabelImage& labels, const io::LabelEntries& entries) {
  const std::vector<io::Segment> segments = labels.segments.empty() ? plainSegments(*labels.volume) : labels.segments;
  std::set<int> values = labels.segments.empty() ? std::set<int>() : labelValues(*labels.volume);
  for (const io::Segment& segment : segments) values.insert(segment.labels.begin(), segment.labels.end());
  viewer::LabelTable table;
  for (const int value : values)
    if (table.size() < kMostLabels) table.push_back(labelOf(value, segments));
  for (viewer::Label& label : table) {
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const io::LabelEntry& one) { return one.value == label.value; });
    if (entry == entries.end()) continue;
    if (!entry->name.empty()) label.name = entry->name;
    if (entry->colour) label.colour = colourOf(*entry->colour);
    label.visible = entry->isVisible;
  }
  return table;
}

std::vector<viewer::Contour> contoursOf(const Session& session) {
  std::vector<viewer::Contour> contours;
  if (const auto& comparison = session.comparison())
    contours.push_back({comparison->volume, viewer::kContourColours.front()});
  for (std::size_t n = 0; n < session.outlines().size(); ++n)
    contours.push_back({session.outlines()[n].volume, viewer::kContourColours[n + 1]});
  return contours;
}

std::map<int, double> millilitresByLabel(const core::Volume& labels) {
  std::map<int, std::size_t> voxels;
  for (const float voxel : labels.voxels())
    if (voxel > 0) ++voxels[static_cast<int>(std::lround(voxel))];
  std::map<int, double> millilitres;
  for (const auto& [label, count] : voxels)
    millilitres[label] = static_cast<double>(count) * imaging::millilitresOfVoxel(labels.geometry());
  return millilitres;
}

}  // namespace glmamba::app
