#pragma once

#include <QObject>
#include <array>
#include <optional>

#include "core/geometry.h"
#include "core/window.h"

namespace glmamba::app {

/// The four viewports of the compare view, in the order of the keys 1–4.
enum class Pane { lr, reference, sr, error };
inline constexpr int kPaneCount = 4;
inline constexpr std::array<Pane, kPaneCount> kPanes{Pane::lr, Pane::reference, Pane::sr, Pane::error};
inline std::size_t indexOf(Pane pane) { return static_cast<std::size_t>(pane); }

enum class Orientation { axial, coronal, sagittal };
/// What a left drag does.
enum class Tool { crosshair, window };

/// Where a pane looks, on the plane that all panes share. LPS, millimetres.
struct Place {
  core::Vector3 cursor{0, 0, 0};  ///< the crosshair; the slice on show goes through it
  core::Vector3 centre{0, 0, 0};  ///< in the middle of the pane; only its part within the plane counts
  double heightMm = 240;          ///< from the pane's top to its bottom
};

/// Which parts of a place and window follow the other panes. The window is shared by images in the same units: LR and
/// SR.
struct Links {
  bool cursor = true;
  bool slice = true;
  bool pan = true;
  bool zoom = true;
  bool window = true;
};

/// Overlays and how images are drawn.
struct Layers {
  bool crosshair = true;
  bool labelsVisible = true;
  double labelOpacity = 0.35;
  double errorOpacity = 0;  ///< of the error map over the SR image
  bool smooth = true;       ///< linear interpolation on the screen; false shows voxels
};

/// Cursor, places, windows and layers: the single source that every pane watches. Lives on the GUI thread.
class DisplayState : public QObject {
  Q_OBJECT

 public:
  explicit DisplayState(QObject* parent = nullptr) : QObject(parent) {}

  const Place& place(Pane pane) const { return m_places[indexOf(pane)]; }
  const core::Window& window(Pane pane) const { return m_windows[indexOf(pane)]; }
  const core::Vector3& cursor() const { return m_cursor; }
  const Links& links() const { return m_links; }
  const Layers& layers() const { return m_layers; }
  Orientation orientation() const { return m_orientation; }
  Tool tool() const { return m_tool; }
  std::optional<Pane> maximised() const { return m_maximised; }

  /// All panes go to one place on a plane with this unit normal, whatever the links.
  void showEverywhere(Orientation orientation, const core::Vector3& normal, const Place& place);
  /// A pane goes to a place on the same plane. By the links the others follow: `slice` the cursor's step along the
  /// normal, `cursor` its step within the plane, `pan` the centre, `zoom` the height.
  void setPlace(Pane pane, const Place& place);
  void setWindow(Pane pane, const core::Window& window);
  void setTool(Tool tool);
  /// A link that is closed again brings the panes together at the LR pane's value, or at the cursor.
  void setLinks(const Links& links);
  void setLayers(const Layers& layers);
  void setMaximised(std::optional<Pane> pane);

 signals:
  /// Something in here changed; panes draw themselves anew.
  void changed();

 private:
  std::array<Place, kPaneCount> m_places{};
  std::array<core::Window, kPaneCount> m_windows{};
  core::Vector3 m_cursor{0, 0, 0};
  core::Vector3 m_normal{0, 0, 1};
  Links m_links;
  Layers m_layers;
  Orientation m_orientation = Orientation::axial;
  Tool m_tool = Tool::crosshair;
  std::optional<Pane> m_maximised;
};

}  // namespace glmamba::app
