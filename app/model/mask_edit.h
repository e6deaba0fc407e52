// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/volume.h"

namespace glmamba::app {

/// A voxel of a mask, by its place in memory, whose label changed.
struct MaskChange {
  std::size_t voxel;
  float before, after;
};
/// What one stroke did to a mask, which is named by its series' id: enough to undo and to redo it.
struct MaskStep {
  std::string mask;
  std::vector<MaskChange> changes;
};
/// The slices k that a step changes.
std::set<int> slicesOf(const MaskStep& step, const core::Geometry& grid);

/// Voxels of the layer of `grid` that a plane runs through, whose centres are within `radius` mm of the line between
/// two points of it; the one under `to` always. The plane goes through `from`, all in LPS mm, with this unit normal; an
/// oblique one changes layers on its way, with one voxel in each column.
std::vector<std::size_t> brushedVoxels(const core::Geometry& grid, const core::Vector3& from, const core::Vector3& to,
                                       const core::Vector3& normal, double radius);

/// A region of one label in one layer of a mask.
struct MaskRegion {
  std::vector<std::size_t> voxels;
  bool isOpen = false;  ///< it reaches the edge of the grid
};
/// The voxels that hang together with the one at `point` by their sides, have its label, and lie in its layer: that of
/// the axis which runs most along `normal`. Nothing for a point outside of the grid.
std::optional<MaskRegion> regionAround(const core::Volume& labels, const core::Vector3& point,
                                       const core::Vector3& normal);

/// Labels that are being changed.
class MaskStroke {
 public:
  MaskStroke(std::string mask, const core::Volume& labels)
      : m_mask(std::move(mask)), m_grid(labels.geometry()), m_voxels(labels.voxels()) {}

  const core::Geometry& grid() const { return m_grid; }
  const std::vector<float>& voxels() const { return m_voxels; }
  std::vector<float> takeVoxels() { return std::move(m_voxels); }
  /// Gives voxels a label: all, or those alone that have the label `only`. Returns the slices that changed.
  std::set<int> give(const std::vector<std::size_t>& voxels, int label, std::optional<int> only = {});
  /// What differs from the labels that it began with, in the order of memory.
  MaskStep step() const;

 private:
  std::string m_mask;
  core::Geometry m_grid;
  std::vector<float> m_voxels;
  std::unordered_map<std::size_t, float> m_before;
};

/// The labels after a step, or before it. Throws Error{badValue} when a voxel has not the label that the step expects.
core::VolumePtr stepped(const core::Volume& labels, const MaskStep& step, bool forwards);

}  // namespace glmamba::app
