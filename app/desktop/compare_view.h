// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "app/desktop/pane_widget.h"
#include "app/model/session.h"

class QGridLayout;

namespace glmamba::app {

class EditTool;
class MeasureTool;
class SurfaceWidget;
struct MapChoice;

/// The panes, arranged by DisplayState's layout. Watches the session for images and DisplayState for where to look.
class CompareView : public QWidget {
  Q_OBJECT

 public:
  CompareView(Session& session, DisplayState& display, QWidget* parent = nullptr);

  /// The pane that shows an image; the first pane when none does.
  PaneWidget& pane(Image image);
  PaneWidget& activePane() { return *m_panes[static_cast<std::size_t>(m_active)]; }
  /// Those on the screen, row by row, without the 3-D view.
  std::vector<PaneWidget*> shownPanes() const;
  /// Null unless the three-plane layout is on show.
  SurfaceWidget* surfaceView() const;
  /// What draws and shows measurements in the panes.
  MeasureTool& measureTool() { return *m_measure; }
  /// What draws masks in the panes.
  EditTool& editTool() { return *m_edit; }
  /// Brings slices k of the mask on show to the panes while it is being drawn: `voxels` are all of its labels.
  void showLabelSlices(const std::vector<float>& voxels, const std::set<int>& slices);
  /// The images there are, in their order.
  std::vector<Image> availableImages() const;

  void showOrientation(Orientation orientation);
  /// The whole field of view in every pane; the cursor stays where it is.
  void fit();
  void resetWindows();
  /// Views and windows as they were at first, the divider and the 3-D view too.
  void reset();
  /// An image by its number: Compare gives it the whole area, and the others back; other layouts show it, as the second
  /// of two.
  void choose(Image image);
  /// The next image in layouts that show one or two of them: flicker's candidate.
  void cycle(int step);
  void toggleMaximised(int pane);
  /// The image of the active pane goes to the next group.
  void nextGroup();
  /// Slice of the target under the cursor, from 1, and how many there are; {0, 0} when nothing is on show.
  std::pair<int, int> slicePosition() const;
  /// The voxels of an image; null when there are none, or not all of them yet.
  core::VolumePtr volumeOf(Image image) const;
  /// Names and colours of the label map on show; empty when there is none.
  const viewer::LabelTable& labelTable() const { return m_labelTable; }
  /// Brings the cursor of the active pane to a place; others follow by their links.
  void goTo(const core::Vector3& lps);
  /// The panes as one picture, as they stand on the screen, with `scale` times as many pixels a side. Throws
  /// core::Error{tooLarge} where the graphics device can't draw one of that size.
  viewer::Snapshot snapshot(double scale = 1);

 signals:
  /// Another pane, or another image in it, is the one that keys and panels are for.
  void activeChanged();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void arrange();
  PaneWidget* newPane();
  void place(const std::vector<QWidget*>& widgets);
  void showImages();
  void showLabels();
  void takeLabelSlices(const std::set<int>& slices);
  /// The mask that is drawn over an image, or null.
  const LabelImage* labelsOn(Image image) const;
  const viewer::LabelTable& tableOf(const LabelImage& labels);
  /// Each image on show that the session's labels are drawn over.
  void eachLabelled(const std::function<void(viewer::SliceImage& shown)>& take);
  void startResult();
  void showResult();
  void fill(PaneWidget& pane);
  void showImage(viewer::SliceImage& shown, Image image);
  void applyTo(viewer::SliceImage& shown, Image image);
  void applyDisplay();
  void describe(PaneWidget& pane);
  void describePanes();
  void activate(int pane);
  void exchange(int pane, const QPoint& globalPoint);
  void look(Orientation orientation, const core::Vector3& cursor);
  void makePlanes(Orientation orientation);
  viewer::SlicePlane slicePlane(Viewpoint viewpoint, Orientation orientation) const;
  std::array<int, kImageCount> groups() const;
  bool isFitted() const;
  /// The grid whose slices the wheel steps through: the finest of the target, or an unlinked image's own.
  const core::Geometry* leadingGrid(Viewpoint viewpoint) const;
  core::Window errorWindow() const;
  /// The trust map that the user chose, whether it is there yet or not; null: none.
  const MapChoice* chosenMap() const;
  core::VolumePtr chosenMapVolume() const;
  /// The chosen map comes slice by slice.
  bool isMapArriving() const;
  bool isMapOver(Image image) const;
  void takeChosenMap();
  /// The image in colour is drawn over this one: a trust map goes before.
  bool isOverlayOver(Image image) const;
  viewer::OverlayStyle overlayStyle(Image image) const;
  void setMeasuredImages();

  Session& m_session;
  DisplayState& m_display;
  MeasureTool* m_measure;
  EditTool* m_edit;
  QGridLayout* m_grid;
  std::vector<PaneWidget*> m_panes;  ///< made when first needed; the first ones are on show
  int m_shownPanes = 0;
  SurfaceWidget* m_surface = nullptr;
  int m_active = 0;
  std::string m_targetOnShow;
  std::array<Place, kViewpointCount> m_fitted;
  viewer::LabelTable m_labelTable;
  std::map<std::string, viewer::LabelTable> m_labelTables;  ///< of the masks that are drawn, by their series' ids
  bool m_showsOwnMasks = false;
  /// Slices of a run that is not complete, for panes that come to show it.
  std::map<int, std::shared_ptr<RunSlice>> m_slices;
  std::optional<int> m_maximised;
  std::string m_map;  ///< that the panes show
  std::array<int, kImageCount> m_groups{};
};

}  // namespace glmamba::app
