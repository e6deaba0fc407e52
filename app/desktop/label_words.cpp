#include "app/desktop/label_words.h"

#include <cmath>

#include "inference/imaging/mask.h"
#include "inference/imaging/tumour_regions.h"
#include "io/segment_kind.h"

namespace glmamba::app {

viewer::LabelTable labelTableOf(const LabelImage& labels) {
  viewer::LabelTable found = viewer::labelTableOf(*labels.volume);
  if (!isFoundMask(labels.series.id)) return found;
  viewer::LabelTable table;
  for (const imaging::TumourRegion& region : imaging::tumourRegions())
    for (const viewer::Label& label : found)
      if (label.value == region.depth) {
        const io::Rgb colour = io::segmentKind(region.name, region.depth).colour;
        table.push_back({region.depth, region.words, {colour[0], colour[1], colour[2]}});
      }
  return table;
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
