// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/phantom_signal.h"

#include <cmath>

namespace glmamba::imaging {

namespace {

struct Relaxation {
  double t1;   ///< ms
  double t2;   ///< ms
  double rho;  ///< proton density against water
};

// Healthy tissues at 1.5 T as in BrainWeb's simulator (Kwan, Evans and Pike, IEEE TMI 18(11), 1999; its table "Tissue
// MR parameters"). Deep grey lies between grey and white matter, with the shorter T2 of iron. The tumour's values are
// chosen here, between grey matter and CSF: longer T1 and T2 than white matter, longest where the tissue is dead.
constexpr Relaxation kRelaxation[kTissueCount] = {
    {2569, 329, 1.00},  // csf
    {833, 83, 0.86},    // greyMatter
    {500, 70, 0.77},    // whiteMatter
    {700, 73, 0.83},    // deepGrey
    {350, 70, 1.00},    // fat
    {900, 47, 1.00},    // muscle
    {1050, 160, 0.88},  // oedema
    {1150, 95, 0.90},   // enhancingRim
    {1900, 230, 0.96},  // necrosis
};

}  // namespace

std::array<double, kTissueCount> spinEchoSignals(const SpinEcho& sequence) {
  std::array<double, kTissueCount> signals;
  for (std::size_t tissue = 0; tissue < kTissueCount; ++tissue) {
    const auto& [t1, t2, rho] = kRelaxation[tissue];
    signals[tissue] = rho * (1 - std::exp(-sequence.repetitionTime / t1)) * std::exp(-sequence.echoTime / t2);
  }
  return signals;
}

BiasField::BiasField(Random& random) {
  for (double& weight : m_weights) weight = random.uniform(-0.045, 0.045);
}

double BiasField::at(const core::Vector3& p) const {
  const auto& w = m_weights;
  return 1 + w[0] * p[0] + w[1] * p[1] + w[2] * p[2] + w[3] * p[0] * p[1] + w[4] * p[1] * p[2] + w[5] * p[2] * p[0] +
         w[6] * (p[0] * p[0] - 0.33) + w[7] * (p[1] * p[1] - 0.33) + w[8] * (p[2] * p[2] - 0.33);
}

double withRicianNoise(double signal, double deviation, Random& random) {
  const double real = signal + deviation * random.normal();
  return std::hypot(real, deviation * random.normal());
}

}  // namespace glmamba::imaging
