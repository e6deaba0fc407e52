// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "app/desktop/scene_widget.h"
#include "app/model/job_runner.h"
#include "core/volume.h"
#include "viewer/surface_scene.h"

namespace glmamba::app {

/// The 3-D view of an image and a label map. Surfaces are made by a background job; the newest answer counts.
class SurfaceWidget : public SceneWidget {
  Q_OBJECT

 public:
  SurfaceWidget(JobRunner& jobs, QWidget* parent = nullptr);
  ~SurfaceWidget() override;

  /// Nothing happens when both are what is on show already. Null for none.
  void setVolumes(const core::VolumePtr& image, const core::VolumePtr& labels, const viewer::LabelTable& table);
  void setWords(const std::string& title, const std::string& notice);
  void setCursorPoint(const core::Vector3& lps);
  /// Everything in view, from the front.
  void reset();
  viewer::SurfaceScene& scene() { return *m_scene; }
  /// What the view shows, with `scale` times as many pixels a side.
  viewer::Snapshot snapshot(double scale = 1);

 signals:
  void maximiseAsked();

 protected:
  void drawScene() override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  JobRunner& m_jobs;
  std::unique_ptr<viewer::SurfaceScene> m_scene;
  core::VolumePtr m_image;
  core::VolumePtr m_labels;
  viewer::LabelTable m_table;
  QPoint m_last;
};

}  // namespace glmamba::app
