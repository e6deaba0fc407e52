// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "app/model/annotation.h"
#include "app/model/layout.h"
#include "core/geometry.h"
#include "core/window.h"

namespace glmamba::app {

/// What a left drag does: moves the cursor, sets the window, draws something to measure, or edits a mask.
enum class Tool { crosshair, window, distance, angle, profile, rectangle, ellipse, freehand, brush, erase, fill };
inline constexpr int kToolCount = static_cast<int>(Tool::fill) + 1;
/// What the tool draws, if it draws.
std::optional<AnnotationKind> drawnBy(Tool tool);
bool editsMasks(Tool tool);
/// How an image is drawn between its voxels.
enum class Interpolation { nearest, linear, cubic };
/// Which side of the patient is on the left of an axial or coronal slice.
enum class Convention {
  radiological,  ///< the right: seen from the feet, from the front
  neurological,  ///< the left: seen from above, from behind
};

/// From where a pane looks: one for each image, and one for each plane of the three-plane layout.
enum class Viewpoint { lr, reference, sr, error, interpolated, truth, unregistered, axial, coronal, sagittal };
inline constexpr int kViewpointCount = kImageCount + 3;
inline std::size_t indexOf(Viewpoint viewpoint) { return static_cast<std::size_t>(viewpoint); }
inline Viewpoint viewpointOf(Image image) { return static_cast<Viewpoint>(image); }
inline Viewpoint viewpointOf(Orientation plane) {
  return static_cast<Viewpoint>(kImageCount + static_cast<int>(plane));
}
inline Viewpoint viewpointOf(const PaneContent& pane) {
  return pane.plane ? viewpointOf(*pane.plane) : viewpointOf(pane.image);
}
inline constexpr std::array<Viewpoint, kViewpointCount> kViewpoints{
    Viewpoint::lr,    Viewpoint::reference,    Viewpoint::sr,    Viewpoint::error,   Viewpoint::interpolated,
    Viewpoint::truth, Viewpoint::unregistered, Viewpoint::axial, Viewpoint::coronal, Viewpoint::sagittal};
/// The plane of a viewpoint of the three-plane layout.
std::optional<Orientation> planeOf(Viewpoint viewpoint);

/// Where a viewpoint looks, on its plane. LPS, millimetres.
struct Place {
  core::Vector3 cursor{0, 0, 0};  ///< the crosshair; the slice on show goes through it
  core::Vector3 centre{0, 0, 0};  ///< in the middle of the pane; only its part within the plane counts
  double heightMm = 240;          ///< from the pane's top to its bottom
};
/// A place on a plane with this unit normal.
struct Outlook {
  Place place;
  core::Vector3 normal{0, 0, 1};
};
using Outlooks = std::array<Outlook, kViewpointCount>;
/// Groups of images that go together, numbered from 0.
inline constexpr int kGroupCount = 4;

/// Which parts of a place, a window and the way of drawing follow the other images of the same group. The window is
/// shared by images in the same units: all but the reference and the error.
struct Links {
  bool cursor = true;
  bool slice = true;
  bool pan = true;
  bool zoom = true;
  bool window = true;
  bool interpolation = true;
};

/// How an image is drawn in colour over the others.
struct OverlayLook {
  std::string colours = "viridis";  ///< a viewer::ColourMap by its name
  core::Window window;              ///< the colours' range
  bool isClipped = false;           ///< only values from `least` to `most` are drawn
  double least = 0;
  double most = 0;
  double opacity = 0.6;
  std::optional<Image> alpha;  ///< the opacity is multiplied by what share of its window this image has
};

/// Overlays.
struct Layers {
  bool crosshair = true;
  bool labelsVisible = true;
  double labelOpacity = 0.35;
  bool labelsFilled = true;  ///< otherwise outlines alone
  bool ownMasks = false;     ///< an image in which a mask was found has that one, instead of the one on show
  std::string map;           ///< the trust map on show, by its name; empty: none
  double mapOpacity = 0.7;   ///< over images
  double mapThreshold = 0;   ///< 0–1 of its scale: values nearer to none are not drawn over images
  bool mapOnAll = false;     ///< over every image, not over SR alone
  OverlayLook overlay;       ///< of the image in colour, which the session holds
};

/// Layout, cursor, places, windows and layers: the single source that every pane watches. Lives on the GUI thread.
class DisplayState : public QObject {
  Q_OBJECT

 public:
  explicit DisplayState(QObject* parent = nullptr) : QObject(parent) { m_interpolations.fill(Interpolation::linear); }

  const Layout& layout() const { return m_layout; }
  const Place& place(Viewpoint viewpoint) const { return m_outlooks[indexOf(viewpoint)].place; }
  const Place& place(Image image) const { return place(viewpointOf(image)); }
  const Outlooks& outlooks() const { return m_outlooks; }
  const core::Window& window(Image image) const { return m_windows[indexOf(image)]; }
  Interpolation interpolation(Image image) const { return m_interpolations[indexOf(image)]; }
  const core::Vector3& cursor() const { return m_cursor; }
  const Links& links() const { return m_links; }
  const Layers& layers() const { return m_layers; }
  Orientation orientation() const { return m_orientation; }
  Convention convention() const { return m_convention; }
  Tool tool() const { return m_tool; }
  /// Index of the pane that has the whole area to itself.
  std::optional<int> maximised() const { return m_maximised; }
  /// The group of images that go together, 0 at first; the three planes are in that of their image.
  int group(Image image) const { return m_groups[indexOf(image)]; }
  int group(Viewpoint viewpoint) const;
  bool isAlone(Image image) const;

  /// Nothing stays maximised where the panes change.
  void setLayout(const Layout& layout);
  /// The layout in which a study was left, or the first one; the one on show is kept for its study.
  void takeLayoutOf(const std::string& studyId);
  /// Every viewpoint to its own outlook, whatever the links; the cursor is the first one's unless it is given.
  void showEverywhere(Orientation orientation, const Outlooks& outlooks,
                      const std::optional<core::Vector3>& cursor = {});
  /// A viewpoint goes to a place on the same plane. By the links the others of its group follow: `slice` the cursor's
  /// step along the normal, `cursor` its step within the plane, `pan` the centre, `zoom` the height. The three planes
  /// always share their cursor.
  void setPlace(Viewpoint viewpoint, const Place& place);
  void setWindow(Image image, const core::Window& window);
  void setInterpolation(Image image, Interpolation interpolation);
  void setTool(Tool tool);
  void setConvention(Convention convention);
  /// A link that is closed again brings the images of a group together at its first image's value, or at the cursor.
  void setLinks(const Links& links);
  void setGroup(Image image, int group);
  void setLayers(const Layers& layers);
  void setMaximised(std::optional<int> pane);

 signals:
  /// Something in here changed; panes draw themselves anew.
  void changed();
  /// The panes are others, or in another order; changed() follows.
  void layoutChanged();
  /// The planes have to be made anew; changed() follows.
  void conventionChanged();

 private:
  bool goTogether(Viewpoint a, Viewpoint b) const;

  Layout m_layout;
  std::string m_study;
  std::map<std::string, Layout> m_layoutsOfStudies;
  Outlooks m_outlooks{};
  std::array<core::Window, kImageCount> m_windows{};
  std::array<Interpolation, kImageCount> m_interpolations;
  std::array<int, kImageCount> m_groups{};
  core::Vector3 m_cursor{0, 0, 0};
  Links m_links;
  Layers m_layers;
  Orientation m_orientation = Orientation::axial;
  Convention m_convention = Convention::radiological;
  Tool m_tool = Tool::crosshair;
  std::optional<int> m_maximised;
};

}  // namespace glmamba::app
