// SPDX-License-Identifier: Apache-2.0
#include "viewer/visible_values.h"

#include <algorithm>
#include <cmath>

namespace glmamba::viewer {

namespace {

constexpr double kMostSamples = 512;  // across and down

}  // namespace

std::vector<float> visibleValues(const core::Volume& image, const SliceView& view, const PaneSize& pane) {
  const auto& spacing = image.geometry().spacing();
  const double voxel = *std::min_element(spacing.begin(), spacing.end()) / millimetresPerPixel(view, pane);
  const double step = std::max({voxel, pane.width / kMostSamples, pane.height / kMostSamples});
  std::vector<float> values;
  for (double y = std::min(step, 1.0 * pane.height) / 2; y < pane.height; y += step)
    for (double x = std::min(step, 1.0 * pane.width) / 2; x < pane.width; x += step) {
      const float value = core::sampleLinear(image, lpsFromDisplay(view, pane, {x, y}));
      if (std::isfinite(value)) values.push_back(value);
    }
  return values;
}

}  // namespace glmamba::viewer
