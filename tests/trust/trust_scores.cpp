// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/trust_scores.h"

#include <torch/torch.h>

#include "inference/imaging/error_maps.h"
#include "inference/imaging/local_correlation.h"
#include "inference/imaging/measurement_maps.h"
#include "inference/imaging/metrics.h"
#include "inference/imaging/observation.h"
#include "inference/imaging/ring_correlation.h"
#include "inference/imaging/ssim.h"

namespace glmamba::test {

namespace {

using core::GridAlignment;
using torch::Tensor;

core::VolumePtr volumeOf(const Tensor& slice, const core::Geometry& grid) {
  const Tensor whole = slice.to(torch::kFloat32).contiguous();
  return core::makeVolume(grid, {whole.data_ptr<float>(), whole.data_ptr<float>() + whole.numel()});
}

/// Of a map on the grid of the region, or on a coarser one over the same field of view.
double meanOver(const core::Volume& map, const Tensor& region) {
  const auto inside = region.accessor<float, 2>();
  double sum = 0, count = 0;
  for (int j = 0; j < inside.size(0); ++j)
    for (int i = 0; i < inside.size(1); ++i)
      if (inside[j][i] > 0.5F) {
        sum += map.at(static_cast<int>(i * map.columns() / inside.size(1)),
                      static_cast<int>(j * map.rows() / inside.size(0)), 0);
        count += 1;
      }
  return sum / count;
}

}  // namespace

const std::vector<std::string>& mapNames() {
  static const std::vector<std::string> names{
      "absolute error", "1 - SSIM",     "gradient error",      "resolution",
      "consistency",    "added energy", "reference influence", "reference correlation",
      "uncertainty"};
  return names;
}

std::vector<double> mapScores(const SliceAnswers& answers, const Tensor& region, const core::Volume& lr,
                              const core::Geometry& grid, double sigma) {
  const auto sr = volumeOf(answers.sr, grid), truth = volumeOf(answers.truth, grid);
  const auto reference = volumeOf(answers.reference, grid);
  const auto maps = imaging::measurementMaps(*sr, lr, GridAlignment::fourier, {sigma, false, ""});
  const auto rings = imaging::ringCorrelation(*truth, *sr, *volumeOf(answers.interpolated, grid));
  const Tensor change = (answers.altered - answers.sr).abs().amax(0) / answers.brightness;
  const auto measured = imaging::measuredPart(*imaging::observed(*reference, lr.geometry(), GridAlignment::fourier),
                                              grid, GridAlignment::fourier);
  const auto correlation = imaging::localCorrelation(*maps.added, *imaging::signedError(*measured, *reference),
                                                     0.01 * answers.brightness, 0.01 * answers.referenceBrightness);
  return {meanOver(*imaging::absoluteError(*truth, *sr), region),
          1 - meanOver(*imaging::ssimMap(*truth, *sr), region),
          meanOver(*imaging::gradientError(*truth, *sr), region),
          meanOver(*rings.resolution, region),
          meanOver(*maps.residual, region),
          meanOver(*maps.addedShare, region),
          meanOver(*volumeOf(change, grid), region),
          meanOver(*correlation, region),
          meanOver(*volumeOf(answers.otherWays.std(0, true), grid), region)};
}

}  // namespace glmamba::test
