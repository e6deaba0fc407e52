// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string>

#include "viewer/decorations/annotation_shape.h"
#include "viewer/decorations/captions.h"
#include "viewer/pane_region.h"
#include "viewer/slice_image.h"
#include "viewer/slice_view.h"
#include "viewer/snapshot.h"

class vtkRenderWindow;

namespace glmamba::viewer {

/// One pane: an image with its overlays, or two in parts of the pane, each layer sampled on the GPU from its own grid
/// at the patient position of every pixel, under crosshair, orientation letters, scale bar, colour bar and words.
///
/// Nothing is drawn until render(); setters only remember. All calls on the thread that owns the window; the window's
/// context must still be there, or have been finalised, when the scene goes. An image that the graphics device can't
/// hold is said in its place, in the pane.
class SliceScene {
 public:
  /// Fills the whole window. The scene keeps a reference to it and adds one renderer.
  explicit SliceScene(vtkRenderWindow* window);
  ~SliceScene();
  SliceScene(const SliceScene&) = delete;
  SliceScene& operator=(const SliceScene&) = delete;

  SliceImage& first() { return m_images[0]; }
  const SliceImage& first() const { return m_images[0]; }
  /// Seen in the region only.
  SliceImage& second() { return m_images[1]; }
  const SliceImage& second() const { return m_images[1]; }
  /// Where the second image is seen instead of the first; `nowhere` until set.
  void setRegion(const PaneRegion& region);
  const PaneRegion& region() const;

  void setView(const SliceView& view);
  const SliceView& view() const;

  /// Which panes go together, before the title; an empty letter for none.
  void setLinkChip(const LinkChip& chip);
  /// "radiological" or "neurological", beside the interpolation; empty for none.
  void setConvention(const std::string& words);
  /// What was measured on the slice, drawn over the image.
  void setAnnotations(std::vector<AnnotationShape> shapes);
  void setCrosshairVisible(bool visible);
  void setDecorationsVisible(bool visible);  ///< letters, scale bar, words; the notice and the colour bar stay
  /// A coloured frame round the pane, to show which one has the keyboard.
  void setFrameVisible(bool visible);
  /// Device pixels per logical pixel; text and lines grow with it. 1 until told.
  void setPixelScale(double scale);

  PaneSize size() const;
  core::Vector3 lpsFromDisplay(const PanePoint& point) const;
  PanePoint displayFromLps(const core::Vector3& lps) const;

  void render();
  /// Renders and reads back.
  Snapshot snapshot();

 private:
  struct Parts;
  std::array<SliceImage, 2> m_images;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace glmamba::viewer
