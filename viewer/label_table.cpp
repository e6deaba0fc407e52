// SPDX-License-Identifier: Apache-2.0
#include "viewer/label_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace glmamba::viewer {

namespace {

// Paul Tol's "bright" and "vibrant" schemes, safe for colour-blind eyes (SRON/EPS/TN/09-002, issue 3.2), grey left out.
constexpr std::array<Colour, 12> kDistinct{{{238, 102, 119},
                                            {34, 136, 51},
                                            {68, 119, 170},
                                            {204, 187, 68},
                                            {102, 204, 238},
                                            {170, 51, 119},
                                            {238, 119, 51},
                                            {0, 119, 187},
                                            {51, 187, 238},
                                            {238, 51, 119},
                                            {204, 51, 17},
                                            {0, 153, 136}}};
constexpr std::size_t kMostLabels = 255;

}  // namespace

LabelTable brats2021Labels() {
  return {{1, "Necrotic tumour core", {204, 51, 17}},
          {2, "Oedema", {102, 204, 238}},
          {4, "Enhancing tumour", {238, 200, 51}}};
}

LabelTable labelTableOf(const core::Volume& labels) {
  std::set<int> values;
  float previous = 0;  // runs of one value are the rule: ask the set only when it changes
  for (const float voxel : labels.voxels()) {
    if (voxel == previous || !std::isfinite(voxel)) continue;
    previous = voxel;
    const long value = std::lround(voxel);
    if (value != 0 && values.size() < kMostLabels) values.insert(static_cast<int>(value));
  }
  const LabelTable brats = brats2021Labels();
  const bool isBrats = std::all_of(values.begin(), values.end(), [&](int value) {
    return std::any_of(brats.begin(), brats.end(), [&](const Label& label) { return label.value == value; });
  });
  LabelTable table;
  for (const int value : values) {
    if (isBrats) {
      table.push_back(
          *std::find_if(brats.begin(), brats.end(), [&](const Label& label) { return label.value == value; }));
    } else {
      table.push_back({value, "Label " + std::to_string(value), kDistinct[table.size() % kDistinct.size()]});
    }
  }
  return table;
}

}  // namespace glmamba::viewer
