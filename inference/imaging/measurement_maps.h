// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "core/cancel_token.h"
#include "core/volume.h"
#include "inference/imaging/noise_level.h"

namespace glmamba::imaging {

/// What a super-resolved image is against the measurement that it was made from.
struct MeasurementMaps {
  core::VolumePtr residual;    ///< |D(sr) − lr| / σ on the grid of `lr`, without unit; with σ = 0 it is 0
  core::VolumePtr measured;    ///< the part of `sr` that D(sr) tells of (measuredPart()), units of `sr`
  core::VolumePtr added;       ///< sr − measured
  core::VolumePtr addedShare;  ///< 0–1: the share of added energy in the local detail, see addedShareMap()
  NoiseLevel noise;            ///< of `lr`
};

/// `sr` and `lr` hold the same slices in the same units. `noise`: of the whole measured volume when `lr` is a part of
/// it. Voxels of `lr` that are not numbers have no residual. Throws as observed().
MeasurementMaps measurementMaps(const core::Volume& sr, const core::Volume& lr, core::GridAlignment alignment,
                                const NoiseLevel& noise, const core::CancelToken& cancel = {});

/// The share of the energy of an image's local detail that was added, at every voxel:
///
///     share = G(a²) / (G(a²) + G(m²) − G(m)² + σ²)
///
/// with a the added and m the measured part, G a Gaussian mean of 2 voxels in plane and σ² the noise's variance, which
/// keeps flat regions near 0.
core::VolumePtr addedShareMap(const core::Volume& added, const core::Volume& measured, double sigma,
                              const core::CancelToken& cancel = {});

/// The share of added energy in each region of `labels`: Σa² / (Σa² + Σ(m − mean m)²) over the voxels of a label.
/// Rounded labels on the grid of `added`; 0, the background, is left out.
std::map<int, double> addedShareByLabel(const core::Volume& added, const core::Volume& measured,
                                        const core::Volume& labels);

}  // namespace glmamba::imaging
