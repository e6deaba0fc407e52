#pragma once

#include <QWidget>
#include <array>

#include "app/desktop/pane_widget.h"
#include "app/model/session.h"

class QGridLayout;

namespace glmamba::app {

/// The four linked panes: LR, reference, SR, error. Watches the session for images and DisplayState for where to look.
class CompareView : public QWidget {
  Q_OBJECT

 public:
  CompareView(Session& session, DisplayState& display, QWidget* parent = nullptr);

  PaneWidget& pane(Pane pane) { return *m_panes[indexOf(pane)]; }
  Pane activePane() const { return m_active; }

  void showOrientation(Orientation orientation);
  /// The whole field of view in every pane; the cursor stays where it is.
  void fit();
  void resetWindows();
  void toggleMaximised(Pane pane);
  /// Slice of the target under the cursor, from 1, and how many there are; {0, 0} when nothing is on show.
  std::pair<int, int> slicePosition() const;
  /// Names and colours of the label map on show; empty when there is none.
  const viewer::LabelTable& labelTable() const { return m_labelTable; }
  /// The panes as one picture, two by two, as they stand on the screen.
  viewer::Snapshot snapshot();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showImages();
  void showLabels();
  void startResult();
  void showResult();
  void showErrorOverlay();
  void applyDisplay();
  void describePanes();
  void activate(Pane pane);
  bool isFitted() const;
  /// The grid whose slices the wheel steps through: the finest of the target.
  const core::Geometry* leadingGrid() const;
  core::Window errorWindow() const;

  Session& m_session;
  DisplayState& m_display;
  QGridLayout* m_grid;
  std::array<PaneWidget*, kPaneCount> m_panes{};
  Pane m_active = Pane::lr;
  std::string m_targetOnShow;
  Place m_fittedPlace;
  viewer::LabelTable m_labelTable;
  core::VolumePtr m_overlay;
  core::Window m_overlayWindow;
  std::optional<Pane> m_maximised;
};

}  // namespace glmamba::app
