// SPDX-License-Identifier: Apache-2.0
#include "app/model/label_names.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace glmamba::app {

std::vector<const io::Segment*> segmentsOf(int label, const std::vector<io::Segment>& segments) {
  std::vector<const io::Segment*> own;
  for (const io::Segment& segment : segments)
    if (std::find(segment.labels.begin(), segment.labels.end(), label) != segment.labels.end()) own.push_back(&segment);
  std::stable_sort(own.begin(), own.end(),
                   [](const io::Segment* a, const io::Segment* b) { return a->labels.size() < b->labels.size(); });
  return own;
}

std::set<int> labelValues(const core::Volume& labels) {
  std::set<int> values;
  float previous = 0;  // runs of one value are the rule: ask the set only when it changes
  for (const float voxel : labels.voxels()) {
    if (voxel == previous || !(voxel >= 0.5F && voxel < 65535.5F)) continue;
    previous = voxel;
    values.insert(static_cast<int>(std::lround(voxel)));
  }
  return values;
}

std::vector<io::Segment> plainSegments(const core::Volume& labels) {
  const std::set<int> values = labelValues(labels);
  const std::map<int, const char*> brats{{1, "non-enhancing"}, {2, "oedema"}, {4, "enhancing"}};
  const bool isBrats = std::all_of(values.begin(), values.end(), [&](int value) { return brats.count(value) > 0; });
  std::vector<io::Segment> segments;
  for (const int value : values)
    if (isBrats)
      segments.push_back({io::segmentKind(brats.at(value), value), {value}});
    else
      segments.push_back({io::segmentKind("Label " + std::to_string(value), value), {value}});
  return segments;
}

std::vector<io::Segment> renamed(std::vector<io::Segment> segments, const io::LabelEntries& entries) {
  for (const io::LabelEntry& entry : entries) {
    const std::vector<const io::Segment*> own = segmentsOf(entry.value, segments);
    if (own.empty()) continue;
    io::SegmentKind& kind = segments[static_cast<std::size_t>(own.front() - segments.data())].kind;
    if (!entry.name.empty()) kind.label = entry.name;
    if (entry.colour) kind.colour = *entry.colour;
  }
  return segments;
}

}  // namespace glmamba::app
