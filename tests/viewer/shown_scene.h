// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>

#include "viewer/slice_scene.h"

namespace glmamba::viewer {

using core::Vector3;

using Directions = std::array<Vector3, 3>;
constexpr Directions kStraight{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

inline Directions obliqueDirections() {
  const double c = std::cos(0.35), s = std::sin(0.35), d = std::cos(0.2), t = std::sin(0.2);
  return {{{c, s, 0}, {-s * d, c * d, t}, {s * t, -c * t, d}}};
}

template <typename Function>
core::VolumePtr volumeOf(const core::Geometry& geometry, Function valueAt) {
  std::vector<float> voxels;
  voxels.reserve(geometry.voxelCount());
  for (int k = 0; k < geometry.size()[2]; ++k)
    for (int j = 0; j < geometry.size()[1]; ++j)
      for (int i = 0; i < geometry.size()[0]; ++i) voxels.push_back(static_cast<float>(valueAt(i, j, k)));
  return core::makeVolume(geometry, std::move(voxels));
}

/// A grid whose voxel `index` has its centre at `point`.
inline core::Geometry gridThrough(const Vector3& point, const Vector3& index, const core::Size3& size,
                                  const Vector3& spacing, const Directions& direction) {
  const core::Geometry atZero(size, spacing, {0, 0, 0}, direction);
  return core::Geometry(size, spacing, core::operator-(point, atZero.lpsFromIndex(index)), direction);
}

/// A pane without words and lines, so that every pixel is the image's.
struct Pane {
  explicit Pane(PaneSize size = {240, 200}) : window(vtkSmartPointer<vtkRenderWindow>::New()) {
    window->SetOffScreenRendering(1);
    window->SetSize(size.width, size.height);
    scene = std::make_unique<SliceScene>(window);
    scene->setDecorationsVisible(false);
    scene->setCrosshairVisible(false);
    scene->first().setWindow({0.5, 1});
  }
  ~Pane() { scene.reset(); }

  vtkSmartPointer<vtkRenderWindow> window;
  std::unique_ptr<SliceScene> scene;
};

inline Colour pixel(const Snapshot& picture, int x, int y) {
  const auto* rgb = picture.rgb.data() + 3 * (static_cast<std::size_t>(y) * picture.width + x);
  return {rgb[0], rgb[1], rgb[2]};
}

inline Colour pixelAt(const Snapshot& picture, const PanePoint& point) {
  return pixel(picture, static_cast<int>(point.x), static_cast<int>(point.y));
}

inline SliceView viewAt(const Vector3& point, const SlicePlane& plane, double heightMm) {
  SliceView view;
  view.plane = plane;
  view.cursor = point;
  view.centre = point;
  view.heightMm = heightMm;
  return view;
}

}  // namespace glmamba::viewer
