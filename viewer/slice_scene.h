#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/volume.h"
#include "core/window.h"
#include "viewer/colour_map.h"
#include "viewer/label_table.h"
#include "viewer/slice_view.h"
#include "viewer/snapshot.h"

class vtkRenderWindow;

namespace glmamba::viewer {

enum class Interpolation { nearest, linear, cubic };
/// "nearest", "linear", "cubic"
std::string interpolationName(Interpolation interpolation);

/// What a colour bar says beside its scale. The scale is the window of the image it stands for.
struct ColourBarText {
  std::string quantity;  ///< "|SR − HR|"
  std::string unit;      ///< "a.u.", "mm", or empty
};

/// One pane: an image, an optional scalar overlay and an optional label overlay, each sampled on the GPU from its own
/// grid at the patient position of every pixel, under crosshair, orientation letters, scale bar, colour bar and words.
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

  /// The image of the pane; null empties it. Voxels that are not finite are shown as background.
  void setImage(core::VolumePtr image);
  /// An image that arrives slice by slice: all of it is background until setSlice() brings it.
  void startImage(const core::Geometry& geometry);
  /// Slice k of an image begun by startImage(): columns·rows voxels, {j, i}. Cheap: only this slice goes to the GPU.
  /// Throws Error{gridMismatch} when k or the size does not fit; the image is then unchanged.
  void setSlice(int k, const std::vector<float>& voxels);
  bool hasImage() const;

  void setWindow(const core::Window& window);
  core::Window window() const;
  void setColourMap(ColourMap map);
  void setInterpolation(Interpolation interpolation);

  /// A second scalar volume over the image, on its own grid, shown linearly interpolated; `opacity` 0–1, but
  /// values within 4 % of the window's greatest magnitude fade out: no error, no colour. Null removes it.
  void setOverlay(core::VolumePtr overlay, const core::Window& window, ColourMap map, double opacity);
  void setOverlayOpacity(double opacity);
  /// A label map over everything else, on its own grid, never interpolated, outlined by one pixel. Null removes it.
  void setLabels(core::VolumePtr labels, const LabelTable& table);
  void setLabelOpacity(double opacity);

  void setView(const SliceView& view);
  const SliceView& view() const;

  void setTitle(const std::string& title);    ///< top left, in bold: "SR ×4"
  void setNotice(const std::string& notice);  ///< under the title, in amber: "AI, research use"; empty for none
  /// In the middle where there is nothing to show, an empty pane or a slice that has not arrived: "No ground truth".
  void setMessage(const std::string& message);
  void setColourBar(const ColourBarText& text);  ///< for the image, or for the overlay if there is one
  void hideColourBar();
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
  std::unique_ptr<Parts> m_parts;
};

}  // namespace glmamba::viewer
