// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include <QVTKOpenGLNativeWidget.h>
#include <vtkSmartPointer.h>

#include "app/model/job_runner.h"
#include "core/volume.h"
#include "viewer/surface_scene.h"

class vtkGenericOpenGLRenderWindow;

namespace glmamba::app {

/// The 3-D view of an image and a label map. Surfaces are made by a background job; the newest answer counts.
class SurfaceWidget : public QVTKOpenGLNativeWidget {
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
  /// Draws soon; many calls before the next event make one picture.
  void refresh();

 signals:
  void maximiseAsked();

 protected:
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  JobRunner& m_jobs;
  vtkSmartPointer<vtkGenericOpenGLRenderWindow> m_window;
  std::unique_ptr<viewer::SurfaceScene> m_scene;
  core::VolumePtr m_image;
  core::VolumePtr m_labels;
  QPoint m_last;
  bool m_refreshPending = false;
};

}  // namespace glmamba::app
