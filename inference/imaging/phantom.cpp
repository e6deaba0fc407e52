// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/phantom.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/phantom_anatomy.h"
#include "inference/imaging/phantom_signal.h"

namespace glmamba::imaging {

using core::Geometry;
using core::Size3;
using core::Vector3;

namespace {

constexpr int kSmallestSide = 32;
// A head of natural size fills 176×208 voxels; 96 slices from the crown down hold the ventricles and the tumour.
constexpr double kFullSize[3] = {176, 208, 96};
constexpr double kCrown = 79;  ///< mm of the anatomy between the middle of the brain and the uppermost slice
// Integers, as a scanner gives them: white matter about 1500 in T1. The noise is 1.5 to 3 % of the brain's signal.
constexpr double kSignalScale = 4000;
constexpr double kNoise = 22;
constexpr std::uint64_t kBiasStream = 100, kNoiseStream = 1000;

Geometry centredGrid(const Size3& size) {
  const Vector3 origin{-(size[0] - 1) / 2.0, -(size[1] - 1) / 2.0, -(size[2] - 1) / 2.0};
  return {size, {1, 1, 1}, origin, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}};
}

/// BraTS 2021 code of the tissue that fills most of a tumour voxel.
float labelOf(const TissueFractions& voxel) {
  const double oedema = voxel[Tissue::oedema], rim = voxel[Tissue::enhancingRim], core = voxel[Tissue::necrosis];
  if (oedema + rim + core < 0.5) return 0;
  if (core >= rim && core >= oedema) return 1;
  return rim >= oedema ? 4.0f : 2.0f;
}

}  // namespace

Phantom makePhantom(const PhantomOptions& options) {
  const Size3& size = options.size;
  if (*std::min_element(size.begin(), size.end()) < kSmallestSide)
    throw core::Error(core::ErrorCode::badValue, "A phantom of " + std::to_string(size[0]) + "×" +
                                                     std::to_string(size[1]) + "×" + std::to_string(size[2]) +
                                                     " voxels was asked for; every side must be 32 or more.");
  requireSize(size[0], size[1], size[2]);
  const Geometry grid = centredGrid(size);
  const double headScale = std::min({size[0] / kFullSize[0], size[1] / kFullSize[1], size[2] / kFullSize[2]});
  const Anatomy anatomy(options.seed, 1 / headScale);

  constexpr std::size_t kContrasts = 3;
  const std::array<std::array<double, kTissueCount>, kContrasts> signals{
      spinEchoSignals(kT1Weighted), spinEchoSignals(kT2Weighted), spinEchoSignals(kProtonDensityWeighted)};
  Random biasRandom(streamSeed(options.seed, kBiasStream));
  const std::array<BiasField, kContrasts> bias{BiasField(biasRandom), BiasField(biasRandom), BiasField(biasRandom)};

  std::array<std::vector<float>, kContrasts> images;
  for (auto& image : images) image.resize(grid.voxelCount());
  std::vector<float> labels(grid.voxelCount());

  parallelFor(size[2], {}, [&](int k) {
    // A stream of noise for each slice: which thread makes it does not matter.
    Random noise(streamSeed(options.seed, kNoiseStream + static_cast<std::uint64_t>(k)));
    std::size_t at = static_cast<std::size_t>(k) * size[0] * size[1];
    for (int j = 0; j < size[1]; ++j) {
      for (int i = 0; i < size[0]; ++i, ++at) {
        const Vector3 fromCentre{i - (size[0] - 1) / 2.0, j - (size[1] - 1) / 2.0, k - (size[2] - 1.0)};
        const TissueFractions voxel =
            anatomy.at({fromCentre[0] / headScale, fromCentre[1] / headScale, fromCentre[2] / headScale + kCrown});
        labels[at] = labelOf(voxel);
        const Vector3 place{2.0 * i / size[0] - 1, 2.0 * j / size[1] - 1, 2.0 * k / size[2] - 1};
        double filled = 0;
        for (double part : voxel.parts()) filled += part;
        for (std::size_t contrast = 0; contrast < kContrasts; ++contrast) {
          double signal = 0;
          for (std::size_t tissue = 0; tissue < kTissueCount; ++tissue)
            signal += voxel.parts()[tissue] * signals[contrast][tissue];
          signal *= kSignalScale * bias[contrast].at(place);
          const double noisy = withRicianNoise(signal, kNoise, noise);
          // Air is exactly 0, as after the scanner's own masking, so that it counts as empty.
          const bool isAir = filled == 0 && noisy < 5 * kNoise;
          images[contrast][at] = isAir ? 0.0f : static_cast<float>(std::round(noisy));
        }
      }
    }
  });
  return {core::makeVolume(grid, std::move(images[0])), core::makeVolume(grid, std::move(images[1])),
          core::makeVolume(grid, std::move(images[2])), core::makeVolume(grid, std::move(labels))};
}

}  // namespace glmamba::imaging
