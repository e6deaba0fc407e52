// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <vtkSmartPointer.h>

#include "core/volume.h"

class vtkOpenGLRenderWindow;
class vtkTextureObject;
class vtkWindow;

namespace glmamba::viewer {

/// A volume in the memory of the graphics device: 32-bit voxels, or 8-bit indices into a table of labels. It goes there
/// at the next prepare() and again after release(), so that it survives the loss of a context.
class VolumeTexture {
 public:
  /// What a voxel that is not finite, or has not arrived, holds on the device. The shader tests for values below -3e38.
  static constexpr float kMissing = -3.4e38F;

  VolumeTexture();
  ~VolumeTexture();

  void clear();
  void show(core::VolumePtr volume);
  void showIndices(const core::Geometry& geometry, std::vector<std::uint8_t> indices);
  /// Slice k of indices that are there: columns·rows of them, {j, i}. Cheap: only this slice goes to the device. Throws
  /// Error{gridMismatch} when there are none, or when k or the size does not fit.
  void setIndexSlice(int k, const std::vector<std::uint8_t>& indices);
  /// All voxels missing until setSlice() brings them.
  void begin(const core::Geometry& geometry);
  /// Throws Error{gridMismatch} unless begun, k inside and the size that of a slice.
  void setSlice(int k, const std::vector<float>& voxels);

  /// False for a slice of a begun volume that has not arrived.
  bool hasSlice(int k) const { return m_arriving.empty() || m_arrived.count(k) > 0; }

  bool isEmpty() const { return !m_geometry; }
  /// Not empty, and nothing known to keep it from the screen.
  bool isShown() const { return m_geometry && m_problem.empty(); }
  /// After prepare(): some voxels may be missing.
  bool hasMissing() const { return m_hasMissing; }
  const core::Geometry& geometry() const { return *m_geometry; }
  /// The voxels that can be seen: those between the first and the last that are not background, for indices; all of an
  /// image. No voxel when `last` is below `first`.
  const core::Size3& firstSeen() const { return m_firstSeen; }
  const core::Size3& lastSeen() const { return m_lastSeen; }

  /// Brings the device up to date, and gives back there what is no longer shown. False when there is nothing to show,
  /// or the volume does not fit there; problem() then says so in a sentence.
  bool prepare(vtkOpenGLRenderWindow* window);
  const std::string& problem() const { return m_problem; }
  /// Binds to a texture unit of its own, until deactivate(). Prepared textures only.
  int activate();
  void deactivate();
  void release(vtkWindow* window);

 private:
  bool upload(vtkOpenGLRenderWindow* window);
  void seeAll();
  void see(int i, int j, int k);
  std::size_t sliceStart(int k, std::size_t voxels) const;

  std::optional<core::Geometry> m_geometry;
  core::VolumePtr m_volume;             ///< voxels, or
  std::vector<float> m_arriving;        ///< voxels that come slice by slice, or
  std::vector<std::uint8_t> m_indices;  ///< labels
  core::Size3 m_firstSeen{0, 0, 0};
  core::Size3 m_lastSeen{-1, -1, -1};
  bool m_isOnDevice = false;
  bool m_hasMissing = false;
  std::set<int> m_arrived;
  std::set<int> m_changedSlices;
  std::string m_problem;
  vtkSmartPointer<vtkTextureObject> m_texture;
};

}  // namespace glmamba::viewer
