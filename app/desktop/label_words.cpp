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

/// A label is called as the innermost segment that it is of; of segments that overlap in part, as all of them.
viewer::Label labelOf(int value, const std::vector<io::Segment>& segments, const viewer::Label& otherwise) {
  const std::vector<const io::Segment*> own = segmentsOf(value, segments);
  if (own.empty()) return otherwise;
  const io::Rgb& colour = own.front()->kind.colour;
  viewer::Label label{value, own.front()->kind.label, {colour[0], colour[1], colour[2]}};
  for (std::size_t n = 1; n < own.size(); ++n)
    if (!isPartOf(*own[n - 1], *own[n])) label.name += " + " + own[n]->kind.label;
  return label;
}

viewer::LabelTable segmentTable(const LabelImage& labels) {
  const viewer::LabelTable found = viewer::labelTableOf(*labels.volume);
  std::set<int> values;
  for (const viewer::Label& label : found) values.insert(label.value);
  for (const io::Segment& segment : labels.segments) values.insert(segment.labels.begin(), segment.labels.end());
  viewer::LabelTable table;
  for (const int value : values) {
    const auto known =
        std::find_if(found.begin(), found.end(), [&](const viewer::Label& label) { return label.value == value; });
    table.push_back(labelOf(value, labels.segments, known == found.end() ? viewer::Label{} : *known));
  }
  return table;
}

static_assert(viewer::kMostContours == kMostOutlines + 1);

}  // namespace

viewer::LabelTable labelTableOf(const LabelImage& labels, const io::LabelEntries& entries) {
  viewer::LabelTable table = labels.segments.empty() ? viewer::labelTableOf(*labels.volume) : segmentTable(labels);
  for (viewer::Label& label : table) {
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const io::LabelEntry& one) { return one.value == label.value; });
    if (entry == entries.end()) continue;
    if (!entry->name.empty()) label.name = entry->name;
    if (entry->colour) label.colour = {(*entry->colour)[0], (*entry->colour)[1], (*entry->colour)[2]};
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
