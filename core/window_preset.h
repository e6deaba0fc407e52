// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/histogram.h"
#include "core/window.h"

namespace glmamba::core {

/// A window that can be set for any image. MR has no units of its own, so that a preset for a contrast can only be
/// given by what the image's own values are.
struct WindowPreset {
  enum class Scale {
    bright,    ///< `low` and `high` are shares of the image's bright value: the 99.5th percentile of non-zero voxels
    quantile,  ///< … are shares of the non-zero voxels that are darker
    value,     ///< … are values of the image
  };
  std::string name;
  Scale scale = Scale::bright;
  double low = 0;
  double high = 1;
};

/// The presets that come with the program: for contrasts, by what is told apart in them, and by percentiles.
const std::vector<WindowPreset>& builtInWindowPresets();

/// The preset as a window of the image with this histogram.
Window windowOf(const WindowPreset& preset, const Histogram& histogram);
/// A window of the image with this histogram as a preset, so that windowOf() gives it back; `scale` is `bright` or
/// `value`. An image without bright voxels has values only.
WindowPreset presetOf(const Window& window, const Histogram& histogram, WindowPreset::Scale scale, std::string name);

/// Whether the numbers can be a preset's: finite, low below high.
bool isUsable(const WindowPreset& preset);

}  // namespace glmamba::core
