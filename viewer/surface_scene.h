// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "viewer/slice_view.h"
#include "viewer/snapshot.h"
#include "viewer/surface.h"

class vtkRenderWindow;

namespace glmamba::viewer {

/// The 3-D view: a translucent outer surface with the labels' surfaces in it, the cursor as three lines along the
/// patient's axes, and the letters of the directions around them. Seen at first from the front and a little from above,
/// with the patient's right on the left. Nothing is drawn until render(). All calls on the thread that owns the window.
class SurfaceScene {
 public:
  /// Fills the whole window. The scene keeps a reference to it and adds one renderer.
  explicit SurfaceScene(vtkRenderWindow* window);
  ~SurfaceScene();
  SurfaceScene(const SurfaceScene&) = delete;
  SurfaceScene& operator=(const SurfaceScene&) = delete;

  /// An empty surface shows nothing. The first one after nothing brings all of it into view.
  void setOuter(const Surface& surface);
  void setLabels(const std::vector<LabelSurface>& labels);
  void setCursor(const core::Vector3& lps);
  void setTitle(const std::string& title);
  void setNotice(const std::string& notice);    ///< in amber: "AI, research use"
  void setMessage(const std::string& message);  ///< in the middle of an empty view
  void setPixelScale(double scale);

  /// Everything in view, from the front.
  void reset();
  /// A drag by (dx, dy) pixels turns the head with the mouse: half a turn over the pane's shorter side.
  void turn(double dx, double dy);
  void zoom(double factor);
  void pan(double dx, double dy);

  /// Where a point is seen; for tests.
  PanePoint displayFromLps(const core::Vector3& lps) const;

  void render();
  Snapshot snapshot();

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace glmamba::viewer
