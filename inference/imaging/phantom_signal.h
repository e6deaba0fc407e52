// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "inference/imaging/phantom_noise.h"
#include "inference/imaging/phantom_tissue.h"

namespace glmamba::imaging {

/// Timing of a spin-echo sequence, ms.
struct SpinEcho {
  double repetitionTime;
  double echoTime;
};

/// Conventional clinical timings at 1.5 T.
constexpr SpinEcho kT1Weighted{400, 10};
constexpr SpinEcho kT2Weighted{4000, 100};
constexpr SpinEcho kProtonDensityWeighted{4000, 15};

/// Signal of a voxel full of each tissue: S = ρ (1 − exp(−TR/T1)) exp(−TE/T2), 0 to 1.
std::array<double, kTissueCount> spinEchoSignals(const SpinEcho& sequence);

/// Slow change of brightness over the head, as of a receive coil: within about 10 % of 1.
class BiasField {
 public:
  explicit BiasField(Random& random);
  /// `point` in units of the half field of view: −1 … 1.
  double at(const core::Vector3& point) const;

 private:
  std::array<double, 9> m_weights;
};

/// Magnitude of a signal with complex normal noise (Rician).
double withRicianNoise(double signal, double deviation, Random& random);

}  // namespace glmamba::imaging
