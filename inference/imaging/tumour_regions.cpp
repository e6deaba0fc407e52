// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/tumour_regions.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace glmamba::imaging {

const std::vector<TumourRegion>& tumourRegions() {
  static const std::vector<TumourRegion> regions{
      {"whole-tumour", "Whole tumour", 1}, {"tumour-core", "Tumour core", 2}, {"enhancing", "Enhancing tumour", 3}};
  return regions;
}

const TumourRegion* tumourRegion(const std::string& name) {
  const auto& all = tumourRegions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const TumourRegion& r) { return r.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool areNested(const std::vector<std::string>& names) {
  int depth = 0;
  for (const std::string& name : names) {
    const TumourRegion* region = tumourRegion(name);
    if (region == nullptr || region->depth <= depth) return false;
    depth = region->depth;
  }
  return true;
}

const std::vector<LabelCoding>& labelCodings() {
  // Necrotic core 1, oedema 2 and enhancing 4 until BraTS 2021, 3 from 2023; the Medical Segmentation Decathlon has
  // oedema 1, non-enhancing 2, enhancing 3. In a mask of lesions any of 1 to 3 is one.
  static const std::vector<LabelCoding> codings{{"brats", {0, 2, 1, -1, 3}},
                                                {"brats-2023", {0, 2, 1, 3}},
                                                {"decathlon", {0, 1, 2, 3}},
                                                {"lesions", {0, 1, 1, 1}}};
  return codings;
}

const LabelCoding* labelCoding(const std::string& name) {
  const auto& all = labelCodings();
  const auto found = std::find_if(all.begin(), all.end(), [&](const LabelCoding& c) { return c.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const LabelCoding* labelCodingOfFile(const std::string& fileName) {
  const auto holds = [&](const char* part) { return fileName.find(part) != std::string::npos; };
  if (holds("_seg")) return labelCoding("brats");
  if (holds("-seg")) return labelCoding("brats-2023");
  if (fileName.compare(0, 6, "BRATS_") == 0) return labelCoding("decathlon");
  if (holds("lesion") || holds("consensus")) return labelCoding("lesions");
  return nullptr;
}

core::VolumePtr depthsOf(const core::Volume& labels, const LabelCoding& coding) {
  std::vector<float> depths(labels.voxels().size());
  for (std::size_t voxel = 0; voxel < depths.size(); ++voxel) {
    const float code = labels.voxels()[voxel];
    const bool isCode = code >= 0 && code < static_cast<float>(coding.depthOfCode.size()) && code == std::floor(code);
    const int depth = isCode ? coding.depthOfCode[static_cast<std::size_t>(code)] : -1;
    if (depth < 0)
      throw core::Error(core::ErrorCode::badValue, "The labels hold " + std::to_string(code) + ", which the coding “" +
                                                       coding.name +
                                                       "” has not: name the right one as “label-coding”.");
    depths[voxel] = static_cast<float>(depth);
  }
  return core::makeVolume(labels.geometry(), std::move(depths));
}

}  // namespace glmamba::imaging
