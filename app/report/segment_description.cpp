// SPDX-License-Identifier: Apache-2.0
#include "app/report/segment_description.h"

#include <algorithm>

#include "core/error.h"
#include "inference/imaging/tumour_regions.h"

namespace glmamba::report {

io::SegmentationDescription segmentDescription(const engine::SegmentationCard& card, const core::Volume& labels,
                                               const std::string& programVersion) {
  io::SegmentationDescription description;
  const auto& regions = card.configuration.regions;
  for (std::size_t n = 0; n < regions.size(); ++n) {
    io::Segment segment{io::segmentKind(regions[n], static_cast<int>(n) + 1), {}};
    const int depth = imaging::tumourRegion(regions[n])->depth;
    for (const imaging::TumourRegion& region : imaging::tumourRegions())
      if (region.depth >= depth) segment.labels.push_back(region.depth);
    const float lowest = static_cast<float>(depth);
    const auto& voxels = labels.voxels();
    if (std::any_of(voxels.begin(), voxels.end(), [&](float label) { return label >= lowest; }))
      description.segments.push_back(std::move(segment));
  }
  if (description.segments.empty())
    throw core::Error(core::ErrorCode::unsupported,
                      "No tumour was found, and a DICOM segmentation can't be empty: write NIfTI to keep the answer.");
  description.method = io::SegmentMethod::automatic;
  description.algorithm = card.name;
  description.algorithmVersion = card.version;
  description.programVersion = programVersion;
  return description;
}

}  // namespace glmamba::report
