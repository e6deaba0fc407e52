// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewer/slice_view.h"

namespace glmamba::viewer {

/// The part of a pane in which the second of two images is seen; elsewhere it is the first.
struct PaneRegion {
  enum class Kind {
    nowhere,
    everywhere,
    halfPlane,  ///< on one side of a line through `at`
    disc,       ///< around `at`
    squares,    ///< every other square of a board with a corner at `at`
  };
  Kind kind = Kind::nowhere;
  PanePoint at;
  double degrees = 0;  ///< of a half plane: 0 lies to the right of an upright line, turning clockwise; 90 is below
  double size = 1;     ///< device pixels: radius of the disc, side of the squares
};
inline bool operator==(const PaneRegion& a, const PaneRegion& b) {
  return a.kind == b.kind && a.at.x == b.at.x && a.at.y == b.at.y && a.degrees == b.degrees && a.size == b.size;
}

/// Whether both images are seen, each in its part of the pane.
bool regionIsPartial(PaneRegion::Kind kind);

/// Pixels from the region's edge to a point, positive inside. For squares only the sign counts.
double depthInside(const PaneRegion& region, const PanePoint& point);
/// The same as GLSL: the body of `float depthInside(vec2 pixel)` over uniforms `regionAt`, `regionDirection` (unit
/// vector into a half plane) and `regionSize`.
const char* depthInsideShader(PaneRegion::Kind kind);
/// The unit vector into a half plane, in pane pixels.
PanePoint intoHalfPlane(const PaneRegion& region);

/// What the mouse takes hold of at a point of a half plane's edge.
enum class DividerGrip {
  none,
  line,  ///< near the line: moves it
  turn,  ///< near the line and far from `at`: turns it about `at`
};
/// Within `reach` pixels of the line; turning from a third of the pane's shorter side away from `at`.
DividerGrip dividerGripAt(const PaneRegion& divider, const PaneSize& pane, const PanePoint& point, double reach);
/// The divider after its handle was dragged to a point; it stays within the pane.
PaneRegion dividerMovedTo(const PaneRegion& divider, const PaneSize& pane, const PanePoint& point);
/// The divider turned so that the same end of its line that was under `from` is under `to`; degrees in [0, 360).
PaneRegion dividerTurned(const PaneRegion& divider, const PanePoint& from, const PanePoint& to);

/// The corner of the pane for the words of the second image (`ofSecond`) or the first: the upper left one, or the upper
/// right one for the second, unless another lies much deeper in its part.
struct PaneCorner {
  bool isRight = false;
  bool isBottom = false;
};
PaneCorner cornerOf(const PaneRegion& region, const PaneSize& pane, bool ofSecond);

}  // namespace glmamba::viewer
