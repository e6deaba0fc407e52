// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/geometry.h"
#include "inference/imaging/phantom_cortex.h"
#include "inference/imaging/phantom_noise.h"
#include "inference/imaging/phantom_tissue.h"

namespace glmamba::imaging {

/// Which tissues lie where in one head, as implicit surfaces: no voxels, any resolution.
///
/// Points in mm from the middle of the brain: x left, y posterior, z superior. The brain reaches 66 mm to the sides, 83
/// mm to front and back and 62 mm up; the scalp ends 14 mm further out.
class Anatomy {
 public:
  /// `voxelSize` is the width over which the borders of tissues are shared between voxels.
  Anatomy(std::uint64_t seed, double voxelSize);
  TissueFractions at(const core::Vector3& point) const;

 private:
  double share(double depth) const;
  void addHeadLayers(TissueFractions& voxel, const core::Vector3& point, double hullDepth) const;
  void addCerebrum(TissueFractions& voxel, const core::Vector3& point, const HullPlace& place) const;
  void addHindbrain(TissueFractions& voxel, const core::Vector3& point, double hullDepth) const;
  void addTumour(TissueFractions& voxel, const core::Vector3& point) const;
  void addTexture(TissueFractions& voxel, const core::Vector3& point) const;
  core::Vector3 displaced(const core::Vector3& point, double hullDepth) const;

  Random m_random;
  double m_voxelSize;
  Cortex m_cortex;
  WaveField m_bendX, m_bendY, m_bendZ;
  WaveField m_coarse, m_middle, m_fine;  ///< irregularity of the tumour and of layers
  LatticeNoise m_texture, m_textureFine;
  core::Vector3 m_tumourCentre;
  double m_tumourRadius;
};

}  // namespace glmamba::imaging
