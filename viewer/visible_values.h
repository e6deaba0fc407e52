// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/volume.h"
#include "viewer/slice_view.h"

namespace glmamba::viewer {

/// The image's values on the slice within the pane: linear samples a voxel apart at least, 512 × 512 at most. Points
/// outside of the image are left out.
std::vector<float> visibleValues(const core::Volume& image, const SliceView& view, const PaneSize& pane);

}  // namespace glmamba::viewer
