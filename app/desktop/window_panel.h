// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "app/model/display_state.h"
#include "app/model/session.h"
#include "core/window_preset.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace glmamba::app {

class CompareView;
class HistogramView;

/// Window/level of the active pane's image, and of those in its units while they share it: histogram with handles,
/// numbers, automatic windows, presets.
class WindowPanel : public QWidget {
  Q_OBJECT

 public:
  WindowPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent = nullptr);

  /// From the 0.5th to the 99.5th percentile of what the active pane shows of its image.
  void setToVisible();
  /// As a fresh image has it, from all of its voxels.
  void setToWhole();
  void invert();
  /// The preset after the one that was set last.
  void nextPreset();
  void setTo(const core::WindowPreset& preset);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  using HistogramPtr = std::shared_ptr<const core::Histogram>;
  using Use = std::function<void(const core::Histogram&)>;

  QDoubleSpinBox* number(const char* name, const QString& accessibleName);
  void showState();
  void showPresets();
  void takeEnds();
  void takeMiddle();
  void set(core::Window window);
  void savePresetAs();
  void forgetChosenPreset();
  /// Calls `use`, if there is one, with the histogram of an image's voxels: at once when it is known, else when it was
  /// counted off the GUI thread. Never when the image goes before.
  void withHistogram(Image image, const Use& use);
  Image image() const;

  Session& m_session;
  DisplayState& m_display;
  CompareView& m_view;
  QLabel* m_title;
  QWidget* m_controls;
  HistogramView* m_histogram;
  QDoubleSpinBox* m_low;
  QDoubleSpinBox* m_high;
  QDoubleSpinBox* m_centre;
  QDoubleSpinBox* m_width;
  QCheckBox* m_inverted;
  QCheckBox* m_linked;
  QComboBox* m_presets;
  QToolButton* m_forget;
  struct Counted {
    std::weak_ptr<const core::Volume> volume;
    HistogramPtr histogram;  ///< null while it is not known
    bool isCounting = false;
    std::vector<Use> waiting;
  };
  std::map<Image, Counted> m_counted;
  std::vector<core::WindowPreset> m_listed;
};

}  // namespace glmamba::app
