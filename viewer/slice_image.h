// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <vtkSmartPointer.h>

#include "core/volume.h"
#include "core/window.h"
#include "viewer/colour_map.h"
#include "viewer/label_table.h"
#include "viewer/slice_prop.h"

namespace glmamba::viewer {

enum class Interpolation { nearest, linear, cubic };
/// "nearest", "linear", "cubic"
std::string interpolationName(Interpolation interpolation);

/// What a colour bar says beside its scale. The scale is the window of the image it stands for.
struct ColourBarText {
  std::string quantity;  ///< "|SR − HR|"
  std::string unit;      ///< "a.u.", "mm", or empty
};

/// How an overlay is drawn.
struct OverlayStyle {
  core::Window window;  ///< the colours' range
  ColourMap map = ColourMap::inferno;
  double opacity = 1;  ///< 0–1
  /// The value that has no colour: those within 4 % of the window's greatest distance from it fade out, and those
  /// nearer than `threshold` are left out. Absent: every value has a colour.
  std::optional<double> none = 0;
  double threshold = 0;
  double least = -SliceProp::kEverything;  ///< values below are not drawn
  double most = SliceProp::kEverything;    ///< nor are those above
};

/// One of a pane's images with its overlays and its words. Nothing is drawn by the setters.
class SliceImage {
 public:
  SliceImage();

  /// Takes the image and all that lies over it away; words stay.
  void clear();
  /// Null empties the pane's part. Voxels that are not finite are shown as background.
  void setImage(core::VolumePtr image);
  /// An image that arrives slice by slice: all of it is background until setSlice() brings it.
  void startImage(const core::Geometry& geometry);
  /// Slice k of an image begun by startImage(): columns·rows voxels, {j, i}. Cheap: only this slice goes to the GPU.
  /// Throws Error{gridMismatch} when k or the size does not fit; the image is then unchanged.
  void setSlice(int k, const std::vector<float>& voxels);
  bool hasImage() const { return !prop->image.isEmpty(); }

  void setWindow(const core::Window& window);
  const core::Window& window() const { return prop->imageWindow; }
  void setColourMap(ColourMap map);
  void setInterpolation(Interpolation interpolation);

  /// A second scalar volume over the image, on its own grid, shown linearly interpolated, as setOverlayStyle() says.
  /// Null removes it.
  void setOverlay(core::VolumePtr overlay) { prop->overlay.show(std::move(overlay)); }
  /// An overlay that arrives slice by slice, as startImage() and setSlice() do for the image.
  void startOverlay(const core::Geometry& geometry) { prop->overlay.begin(geometry); }
  void setOverlaySlice(int k, const std::vector<float>& voxels) { prop->overlay.setSlice(k, voxels); }
  void setOverlayStyle(const OverlayStyle& style);
  /// The overlay's opacity is multiplied by the share that an image, on its own grid, has of a window; outside of it
  /// the overlay is not seen. Null: by 1.
  void setOverlayAlpha(core::VolumePtr image, const core::Window& window);
  /// A label map over everything else, on its own grid, never interpolated, outlined by one pixel. Null removes it.
  void setLabels(core::VolumePtr labels, const LabelTable& table);
  /// Slice k of the labels on show is other: columns·rows voxels, {j, i}; labels that are not in the table are not
  /// seen. Cheap. Throws Error{gridMismatch} when k does not fit, or nothing is on show.
  void setLabelSlice(int k, const float* voxels);
  /// What setLabelSlice() made of the labels is `labels`: setLabels() with them has nothing to bring.
  void keepLabels(core::VolumePtr labels) { m_labels = std::move(labels); }
  void setLabelOpacity(double opacity) { prop->labelOpacity = opacity; }
  void setLabelsFilled(bool filled) { prop->areLabelsFilled = filled; }  ///< otherwise outlines alone
  /// The outlines of other masks, each on its own grid, over the labels: to compare. At most kMostContours are drawn.
  void setContours(const std::vector<Contour>& contours);

  void setTitle(const std::string& text) { title = text; }    ///< in bold: "SR ×4"
  void setNotice(const std::string& text) { notice = text; }  ///< under the title, in amber: "AI, research use"
  /// In the middle where there is nothing to show, an empty pane or a slice that has not arrived: "No ground truth".
  void setMessage(const std::string& text) { message = text; }
  void setColourBar(const ColourBarText& text) { colourBar = text; }  ///< for the image, or the overlay if there is one
  void hideColourBar() { colourBar.reset(); }

  /// There is an image and the device holds it.
  bool isShown() const { return prop->image.isShown(); }
  /// False while the slice under the view's cursor has not arrived; slices are those of the image's k.
  bool isSliceHere() const;
  /// The map and window that the colour bar stands for.
  ColourMap barMap() const { return prop->overlay.isEmpty() ? m_imageMap : m_overlayMap; }
  const core::Window& barWindow() const { return prop->overlay.isEmpty() ? prop->imageWindow : prop->overlayWindow; }

  // Read by the scene that draws it.
  vtkSmartPointer<SliceProp> prop;
  Interpolation interpolation = Interpolation::linear;
  std::string title;
  std::string notice;
  std::string message;
  std::optional<ColourBarText> colourBar;

 private:
  void setMap(SliceProp::Row row, ColourMap map, bool isInverted = false);
  void setColour(SliceProp::Row row, std::size_t entry, const Colour& colour, std::uint8_t opacity);

  SliceProp::Colours m_colours{};
  core::VolumePtr m_labels;                               ///< on the device, as
  std::vector<int> m_labelValues;                         ///< positions in a table of these
  std::array<core::VolumePtr, kMostContours> m_contours;  ///< on the device
  ColourMap m_imageMap = ColourMap::grey;
  ColourMap m_overlayMap = ColourMap::inferno;
};

}  // namespace glmamba::viewer
