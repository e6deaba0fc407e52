// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/cancel_token.h"
#include "core/volume.h"
#include "viewer/label_table.h"

namespace glmamba::viewer {

/// A closed surface of triangles. Plain values: made on any thread, shown by SurfaceScene.
struct Surface {
  std::vector<float> points;             ///< x, y, z of each, LPS mm
  std::vector<std::uint32_t> triangles;  ///< three points each, counter-clockwise seen from outside
  std::size_t triangleCount() const { return triangles.size() / 3; }
};

/// The outer surface of what an image shows: the head, or the brain where the skull was taken away. The air around is
/// what can be reached from the grid's rim through voxels below an eighth of the window's high end; of the rest the
/// largest piece counts. Made on blocks of voxels of about `detailMm`; within a block of the true place. Empty for an
/// image without contrast.
Surface outerSurface(const core::Volume& image, double detailMm, const core::CancelToken& cancel = {});

/// The surface of one label, smoothed by about a voxel, in its own grid. Empty when no voxel has it.
Surface labelSurface(const core::Volume& labels, int value, const core::CancelToken& cancel = {});

struct LabelSurface {
  Surface surface;
  Colour colour;
};
/// Of the visible labels of a table that there are.
std::vector<LabelSurface> labelSurfaces(const core::Volume& labels, const LabelTable& table,
                                        const core::CancelToken& cancel = {});

}  // namespace glmamba::viewer
